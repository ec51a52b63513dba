"""Write the JSON Schemas that are shipped: ``python -m tools.schemas``, after a change to the models of the files."""

from __future__ import annotations

from examsim.storage.atomic import write_together
from examsim.storage.schemas import shipped_texts


def main() -> None:
    """Write every schema where the package keeps it."""
    texts = shipped_texts()
    write_together(texts)
    for path in texts:
        print(path)


if __name__ == "__main__":
    main()
