"""JSON Schemas, for editors that complete and check the files."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["bank", "rubric"]), required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema of a bank or a rubric, or of both by name."""
    from examsim.storage.library import json_schemas

    schemas = json_schemas()
    click.echo(json.dumps(schemas[kind] if kind else schemas, indent=2))
