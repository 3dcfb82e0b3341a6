# Needs Python 3.11 or newer (with venv) and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs lock clean

help:
	@echo "make demo   convert the samples and show the summary and some rows"
	@echo "make test   run all tests"
	@echo "make lint   ruff check, ruff format --check, mypy --strict"
	@echo "make bench  time against BeautifulSoup on the same bytes"
	@echo "make docs   write the generated pages of docs/ again"
	@echo "make lock   compile the lock files again"
	@echo "make clean  remove what the above made"

# The project and what it needs to run, at the versions and hashes of the lock.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11; try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# The same and the tools of development.
$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.run
	$(BIN)/keikaku convert samples --out demo-out
	$(BIN)/python -m bench.demo demo-out

test: $(VENV)/.dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.diff_bench

docs: $(VENV)/.dev
	$(BIN)/python -m docs.generate

LOCK := $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --upgrade
lock: $(VENV)/.dev
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --build-deps-for wheel \
	  -o requirements.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) --build-deps-for wheel --extra dev \
	  -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) demo-out build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
