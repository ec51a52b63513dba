# One file to run, test and measure examsim. Needs Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := examsim tests tools
# One worker more than cores, as many tests wait for a terminal or an instant; `make test PYTEST_ARGS="-n0 -k name"` narrows them.
PYTEST_ARGS ?= -n 3 --dist worksteal

# What was compiled is kept beside the sources: without that every start of the program compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check style types tests bench fuzz torture monkey calibrate projection agreement drafted guards teaching clean

run: .venv/installed
	@$(BIN)/examsim $(ARGS)

# Types are checked while tests run: one alone would leave a core idle for twenty seconds.
test: style
	@$(MAKE) --no-print-directory -j2 types tests

check: style types

style: .venv/installed-dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/lint-imports

types: .venv/installed-dev
	$(BIN)/mypy

tests: .venv/installed-dev | tests/__pycache__
	$(BIN)/pytest $(PYTEST_ARGS)

# In a new clone each worker would compile all tests for itself; what fails here fails when they run.
tests/__pycache__: | .venv/installed-dev
	@$(BIN)/pytest --collect-only -qq > /dev/null 2>&1 || true

# With a year of practice for the lines on scale: make bench TEN_YEARS=1 HOME_OF_YEARS=folder, kept for the next time.
bench: .venv/installed-dev
	$(BIN)/python -m tools.bench $(if $(TEN_YEARS),--ten-years) $(if $(HOME_OF_YEARS),--home $(HOME_OF_YEARS))

# Kills the program at random instants: make torture KILLS=200 SEED=7 MINUTES=15 AT_ONCE=1.
torture: .venv/installed-dev
	$(BIN)/python -m tools.torture $(if $(KILLS),--kills $(KILLS)) $(if $(SEED),--seed $(SEED)) $(if $(MINUTES),--minutes $(MINUTES)) \
	  $(if $(AT_ONCE),--at-once $(AT_ONCE))

# Presses keys at random, faster than screens are painted: make monkey MINUTES=10 SEED=7 AT_ONCE=1.
monkey: .venv/installed-dev
	$(BIN)/python -m tools.monkey $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED)) $(if $(AT_ONCE),--at-once $(AT_ONCE))

# Marks from drafted rubrics beside marks without any: make drafted DATA=folder.
drafted: .venv/installed-dev
	$(BIN)/python -m tools.drafted_marks $(DATA)

# Changes files at random and looks for any that break a reader: make fuzz MINUTES=60 SEED=7.
fuzz: .venv/installed-dev
	$(BIN)/python -m tools.fuzz $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED))

# Fits the grader's curve again: make calibrate DATA=folder, with graded/*.jsonl in it.
calibrate: .venv/installed-dev
	$(BIN)/python -m tools.calibrate $(DATA)

# Learns again which words stand for each other and which decide, from the written answers in tools/answers: make projection.
projection: .venv/installed-dev
	$(BIN)/python -m tools.projection $(DATA)

# How far marks agree with people's, each set marked by the curve of the others: make agreement DATA=folder.
agreement: .venv/installed-dev
	$(BIN)/python -m tools.agreement $(DATA)

# How often each guard fires, rightly and wrongly: make guards DATA=folder.
guards: .venv/installed-dev
	$(BIN)/python -m tools.guard_rates $(DATA)

# What one taught wording does to the marks of other responses: make teaching DATA=folder.
teaching: .venv/installed-dev
	$(BIN)/python -m tools.teaching_gain $(DATA)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find examsim tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than what they were made from, so a second run installs nothing.
.venv/installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing examsim into .venv (once; a few minutes)"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing examsim and its development packages into .venv (once; a few minutes)"
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch .venv/installed $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "examsim needs Python 3.11 or newer. Name one: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv
