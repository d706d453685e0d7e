# Two commands do all: `make run` and `make test`. Both set up what they need in .venv.
PYTHON ?= python3
VENV   := .venv
STAMP  := $(VENV)/.installed
# Compiled code is kept: each test worker and each command would compile it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run check test test-whole lint dagster dashboard lock clean
.DEFAULT_GOAL := run

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3,11) <= sys.version_info[:2] < (3,14) else "明账需要 Python 3.11 至 3.13，当前是 " + sys.version.split()[0])'
	@echo "正在准备运行环境（首次要一至几分钟）……"
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(STAMP)

run: $(STAMP)  ## one night over the demo district, from its portal to the snapshot
	@$(VENV)/bin/mingzhang run --demo

check: lint  ## for each change: lint, types, every test that is not slow
	@$(VENV)/bin/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder -m "not slow and not whole"

test: $(STAMP)  ## the suite; walks, kills and districts draw a few
	@$(VENV)/bin/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder --durations=25

test-whole: $(STAMP)  ## what `make test` draws from, whole: some minutes
	@$(VENV)/bin/python -m pytest -n auto -m whole

lint: $(STAMP)  ## format, lint, types, import rules
	@$(VENV)/bin/ruff format --no-cache --check .
	@$(VENV)/bin/ruff check --no-cache .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

dagster: $(STAMP)  ## Dagster's own pages on loopback
	@DAGSTER_HOME=$(CURDIR)/data/dagster $(VENV)/bin/mingzhang dagster

dashboard: $(STAMP)  ## the web pages over the last night, on loopback
	@$(VENV)/bin/mingzhang dashboard

lock: $(STAMP)  ## pin every version anew (no index addresses)
	@$(VENV)/bin/python -m pip install --quiet pip-tools
	@$(VENV)/bin/pip-compile --quiet --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --extra dev --output-file requirements.lock pyproject.toml

clean:
	@rm -rf $(VENV) .nights .mypy_cache .ruff_cache .pytest_cache
