# callcert: `make demo` shows it at work, `make test` proves it, `make check` is what CI runs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
DEMO := build/demo
DEMO_DAY := 2026-11-20
JOBS ?= auto

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "callcert needs Python 3.11 or newer; say which with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --constraint constraints.txt hatchling editables
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@

.PHONY: setup
setup: $(READY) ## make the virtual environment in .venv

.PHONY: demo
demo: $(READY) ## score the sample class and show who needs what, in build/demo
	@rm -rf $(DEMO)
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/callcert init $(DEMO) --sample --as-of $(DEMO_DAY)
	@$(BIN)/callcert score --workspace $(DEMO) --as-of $(DEMO_DAY) || [ $$? -eq 1 ]
	@echo
	@echo "Filed in $(DEMO)/scorecards:"
	@ls $(DEMO)/scorecards
	@echo
	@$(BIN)/callcert escalations --workspace $(DEMO) --as-of $(DEMO_DAY) || [ $$? -eq 1 ]

.PHONY: test
test: $(READY) ## run the tests that need nothing but Python, with branch coverage
	@$(BIN)/python -m pytest -q -n $(JOBS) -m "not outside" --cov --cov-report=term
	@$(BIN)/python -m coverage report --include='callcert/domain/*' --fail-under=100 >/dev/null || { echo "callcert/domain must be covered wholly:"; $(BIN)/python -m coverage report --include='callcert/domain/*' -m; exit 1; }
	@$(BIN)/python -m coverage report --fail-under=95 >/dev/null || { echo "coverage is under 95 %"; exit 1; }

.PHONY: outside
outside: $(READY) ## run the tests that need LibreOffice, Chromium, cron and Dovecot
	@$(BIN)/python -m pytest -q -n $(JOBS) -m outside

.PHONY: day
day: $(READY) ## play a whole day of the sample class, with real mail servers, in build/day
	@rm -rf build/day
	@mkdir -p build
	@$(BIN)/python -m tests.whole_day build/day

.PHONY: format
format: $(READY) ## put the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: lint
lint: $(READY) ## format, lint, types, import layers, dependencies
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry callcert

.PHONY: wheel
wheel: $(READY) ## build the wheel and try it alone in a fresh environment
	@rm -rf build/wheel build/alone build/tried
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/wheel .
	@$(PYTHON) -m venv build/alone
	@build/alone/bin/python -m pip --disable-pip-version-check -qq install --constraint constraints.txt build/wheel/*.whl
	@cd build && alone/bin/callcert init tried --sample --as-of $(DEMO_DAY)
	@cd build && { alone/bin/callcert score --workspace tried --as-of $(DEMO_DAY) >tried/score.txt; [ $$? -eq 1 ]; }
	@grep -E 'received: [1-9][0-9]* filed' build/tried/score.txt
	@cd build && { alone/bin/callcert eod-report --workspace tried --as-of $(DEMO_DAY) >tried/day.txt; [ $$? -eq 1 ]; }
	@grep -E 'Exceptions' build/tried/day.txt && ls build/tried/reports

.PHONY: sample
sample: $(READY) ## build the templates and the sample class anew (needs LibreOffice)
	@rm -f templates/AetnaQAScorecard.xlsx
	@$(BIN)/callcert template build templates/AetnaQAScorecard.xlsx
	@$(BIN)/python -m fixtures.letter_templates
	@$(BIN)/python -m fixtures.build_sample

.PHONY: readme
readme: $(READY) ## renew the tables and the output in the README
	@$(BIN)/python -m tests.readme

.PHONY: check
check: lint test outside wheel ## everything CI runs

.PHONY: clean
clean: ## remove what the other targets made
	@rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
