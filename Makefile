# KAM Workbook: what is done with a checkout. `make` alone lists it. Needs make and Python 3.11 or later, no Node.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
WORKSPACE ?= workspace
BIN := .venv/bin
JS := kamwidgets/widgets/js
UV := $(BIN)/uv
PYTEST := $(BIN)/python -m pytest
JS_SOURCES := $(shell find $(JS) -name node_modules -prune -o -type f -print)

# The environment is the checkout's own: nothing that lies about in the shell may redirect it.
export VIRTUAL_ENV := $(CURDIR)/.venv
export PATH := $(CURDIR)/$(BIN):$(PATH)
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT PYTHONHOME PYTHONPATH
unexport CONDA_PREFIX UV_TARGET UV_PREFIX UV_SYSTEM_PYTHON UV_PYTHON UV_CONSTRAINT UV_OVERRIDE KAM_WORKSPACE

.PHONY: help app check test bench soak lock clean

help: ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1	\2/p' Makefile

app: .venv/.app ## set up, make the sample workspace once, open the workbook
	@[ -e "$(WORKSPACE)" ] || $(BIN)/kam new "$(WORKSPACE)" --sample
	exec $(BIN)/kam serve "$(WORKSPACE)"

check: .venv/.test $(JS)/node_modules/.complete ## everything that reads the code without running it
	ruff check .
	ruff format --check .
	$(JS)/node_modules/.bin/pyright
	$(JS)/node_modules/.bin/tsc -p $(JS)
	lint-imports
	nbstripout --verify --keep-id notebooks/*.ipynb
	python .ci/check_wheel.py

test: .venv/.test $(JS)/node_modules/.complete ## all tests, the fastest first
	.ci/chromium
	$(PYTEST) --numprocesses=auto --dist=loadfile --ignore=tests/js --ignore=tests/browser
	$(PYTEST) --numprocesses=auto --dist=loadfile tests/js
	.ci/notebooks
	$(PYTEST) tests/browser

bench: .venv/.test ## measure, and print what was measured
	.ci/chromium
	for script in benchmarks/[a-z]*.py; do echo "== $$script"; python "$$script"; done

soak: .venv/.test ## the long tests: hours of use in minutes
	.ci/chromium
	$(PYTEST) -m soak -o faulthandler_timeout=7200

COMPILE := uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --upgrade --quiet

lock: $(UV) ## pin the newest versions (needs the network)
	$(COMPILE) pyproject.toml -o requirements/app.txt
	$(COMPILE) pyproject.toml --extra test -c requirements/app.txt -o requirements/test.txt
	echo uv | $(COMPILE) --python-version 3.11 - -o requirements/uv.txt

clean: ## remove what was built or installed here; workspaces stay
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache test-results
	rm -rf kamwidgets/widgets/static $(JS)/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

# --- the environment: made once, made again when what it is made from changes ---

$(UV): requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "KAM Workbook needs Python 3.11 or later: make app PYTHON=/path/to/python3.11"; exit 1; }
	@[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv \
	  || { echo "This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	touch $@

# An environment that has the test tools keeps them when the app is set up again.
.venv/.app: requirements/app.txt pyproject.toml hatch_build.py $(JS_SOURCES) | $(UV)
	$(call install,$(if $(wildcard .venv/.test),test,app))

.venv/.test: requirements/test.txt pyproject.toml hatch_build.py $(JS_SOURCES) | $(UV)
	$(call install,test)

define install
uv pip sync --quiet --compile-bytecode --require-hashes requirements/uv.txt requirements/$(1).txt
uv pip install --quiet --no-deps --editable .
touch .venv/.app .venv/.$(1)
endef

# Bundling installs what the widgets need; checking needs the compilers as well.
$(JS)/node_modules/.complete: $(JS)/package-lock.json | .venv/.test
	npm --prefix $(JS) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@
