# Everything runs in .venv, which is made from the lock of versions (requirements.lock) when it is missing or older.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
VENDOR := src/riwaya/web/static/vendor/.copied

.PHONY: setup demo test lint bench clean lock screenshots

setup: $(STAMP) $(VENDOR)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# What the pages take from npm, by package-lock.json; without it there is no map.
$(VENDOR): package.json package-lock.json tools/assets.py | $(STAMP)
	@command -v npm >/dev/null || { echo "npm is missing, and with it the map: apt-get install npm" >&2; exit 1; }
	npm ci --silent --ignore-scripts --no-audit --no-fund
	$(BIN)/python tools/assets.py
	touch $@

# Adds the examples to a library and shows it in a browser; ONCE=1 prints a summary and ends.
demo: $(STAMP) $(VENDOR)
	$(BIN)/python tools/demo.py $(if $(ONCE),--once)

test: $(STAMP) $(VENDOR)
	$(BIN)/python -m pytest -q

lint: $(STAMP)
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy --strict

bench: $(STAMP)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_library.py
	$(BIN)/python tools/bench_web.py

# Makes the pictures of the pages anew that the documents show.
screenshots: $(STAMP) $(VENDOR)
	$(BIN)/python tools/screenshots.py

# Writes the lock anew from what is installed.
lock: $(STAMP)
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > requirements.lock

clean:
	rm -rf out .venv build dist node_modules src/riwaya/web/static/vendor
