# Everything runs in .venv, which is made from the lock of versions (requirements.lock) when it is missing or older.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test lint bench clean lock

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# Adds the examples to a library and shows it in a browser; ONCE=1 prints a summary and ends.
demo: $(STAMP)
	$(BIN)/python tools/demo.py $(if $(ONCE),--once)

test: $(STAMP)
	$(BIN)/python -m pytest -q

lint: $(STAMP)
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy --strict

bench: $(STAMP)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_library.py

# Writes the lock anew from what is installed.
lock: $(STAMP)
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > requirements.lock

clean:
	rm -rf out .venv build dist
