# `make edition` and `make test` are all that a fresh machine with Python 3.11+ (with venv), git and make needs.
# Both can be repeated: what is installed is not installed again until the lock files or pyproject.toml change.

PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
STAGE   = build/types
PIP     = $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: help edition schema test test-slow test-long fuzz lint types dist bench lock clean

help:
	@echo "make edition   build the edition in texts/ to site/"
	@echo "make test      run the tests, some minutes; make test-slow the long ones"
	@echo "make fuzz      odd texts by the ten thousand, a quarter of an hour; FUZZ='--help' says what can be asked"
	@echo "make lint      ruff       make types   mypy       make dist   sdist and wheel in dist/"
	@echo "make schema    what is made from schema/*.xsd: the grammar in RELAX NG, and its documentation"
	@echo "make bench     benchmarks  make lock   renew the lock files (needs uv)  make clean   remove what make made"

# Exit code 1 of `edition build` means: built, and there are errors in the texts. They are listed; the site is there.
edition: $(VENV)/runtime.stamp
	@$(BIN)/edition build texts --output site || test $$? -eq 1
	@echo "The edition is in site/: open site/index.html in a browser."

# Everything but what takes more than some seconds a test; `make test-slow` runs the rest, and .ci/run runs both.
test: $(VENV)/test.stamp $(VENV)/browsers.stamp
	$(BIN)/python -m pytest -rs -m "not slow" $(PYTEST_ARGS)

test-slow: $(VENV)/test.stamp $(VENV)/browsers.stamp
	$(BIN)/python -m pytest -rs -m "slow and not long" $(PYTEST_ARGS)

# Builds killed and failing at every call, hostile editions one by one, random edits, a cluster: most of an hour.
test-long: $(VENV)/test.stamp $(VENV)/browsers.stamp
	$(BIN)/python -m pytest -rs -m long $(PYTEST_ARGS)

# Another seed each time, which is printed; what is found is made small and can be had again by its seed.
fuzz: $(VENV)/test.stamp
	$(BIN)/python -m tests.fuzz $(FUZZ)

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy sees the package as it is once installed: the renderers inside it.
types: $(VENV)/test.stamp
	@rm -rf $(STAGE) && mkdir -p $(STAGE)
	@cp -R edition $(STAGE)/edition && cp -R renderers $(STAGE)/edition/renderers
	MYPYPATH=$(STAGE) $(BIN)/mypy --config-file pyproject.toml --cache-dir build/mypy-cache -p edition

# One source, schema/*.xsd; tests hold that what is made from it is fresh. (By way of build/, so that a fault leaves the files.)
schema: $(VENV)/runtime.stamp
	@mkdir -p build
	$(BIN)/python -m edition.checking.xsd_to_relaxng > build/tei-edition.rng && mv build/tei-edition.rng schema/tei-edition.rng
	$(BIN)/python -m edition.checking.describing > build/schema.md && mv build/schema.md docs/schema.md

dist: $(VENV)/test.stamp
	@rm -rf dist
	$(BIN)/python -m build --no-isolation

bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks $(BENCH_ARGS)

$(VENV)/venv.stamp:
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here; name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: $(PYTHON) is older than 3.11; name another: make PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "make: $(PYTHON) has no venv (on Debian and Ubuntu: apt install python3-venv)"; rm -rf $(VENV); exit 1; }
	@touch $@

# hatchling comes from its own lock file, so that nothing is installed that no hash vouches for.
$(VENV)/runtime.stamp: $(VENV)/venv.stamp pyproject.toml requirements.lock requirements-build.lock
	@echo "Installing the toolkit ..."
	@$(PIP) install --require-hashes -r requirements.lock -r requirements-build.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/runtime.stamp requirements-test.lock
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Playwright is not to be had for every machine: without it, tests that need it are skipped, and say so. What drives the
# browsers is installed; the browsers are the system's own (on Debian: apt install chromium firefox-esr). With it comes Pagefind, 5 MB.
$(VENV)/browsers.stamp: $(VENV)/test.stamp requirements-browsers.lock
	@echo "Installing what drives browsers ..."
	@$(PIP) install --require-hashes -r requirements-browsers.lock || \
	  echo "make: playwright or pagefind-bin could not be installed here: tests that need them are skipped"
	@touch $@

LOCK = uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv (pip install uv)"; exit 1; }
	@mkdir -p build
	@printf 'hatchling>=1.27\n' > build/backend.in
	$(LOCK) pyproject.toml -o build/runtime.txt
	$(LOCK) pyproject.toml --extra test --extra dev --extra xslt3 --extra cluster --extra docx --extra markdown -c build/runtime.txt -o build/test.txt
	$(LOCK) pyproject.toml --extra browsers --extra pagefind -c build/test.txt -o build/browsers.txt
	$(LOCK) build/backend.in -c build/test.txt -o build/build.txt
	@for name in '' -test -browsers -build; do \
	  kind=$${name#-}; out=requirements$$name.lock; \
	  { sed -n '/^#/p' $$out; cat build/$${kind:-runtime}.txt; } > build/new.lock && mv build/new.lock $$out; \
	done

clean:
	rm -rf $(VENV) site build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis .edition-cache texts/.edition-cache
