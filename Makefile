# Needs make, git and Python 3.11 or newer with venv; everything else is put into .venv.
#   make run PORT=9000 DATA=/srv/qianfa     make test PYTHON=python3.13     make migration m="add seals"

PYTHON ?= python3
PORT ?= 8080
DATA ?= .data

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/runtime.stamp
DEV := $(VENV)/dev.stamp
# Twice quiet: remarks about a machine's own settings of pip are left out, errors are shown.
PIP := --quiet --quiet --disable-pip-version-check
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

# As many at once as there are cores; each takes over what another has not come to.
WORKERS := -n auto --dist worksteal

# Stories are played on paper; these are played again on each messenger: `make check` takes one of its two ways in for
# each, `make stages` both.
STORIES := tests/stories $(addprefix --ignore=tests/stories/test_,$(addsuffix .py,random_walk mixed on_telegram))
ON_TELEGRAM := -m "not forms and not whole"
A_FEW := tests/stories/test_deciding.py tests/stories/test_filling.py

# Where `make check` asks for every branch; everything else has to reach 95 %.
WHOLE := bot/domain/*,bot/cards/*,bot/reactions/*,handlers/*,storage/*

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test check stages mutants lint fix bench migration lock clean

help:  ## list what can be made
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r goal what; do \
		printf '%-18s %s\n' "$$goal" "$$what"; done

run: $(RUNTIME)  ## serve the sample organisation at http://127.0.0.1:8080 (PORT=..., DATA=folder)
	@$(BIN)/qianfa demo --port $(PORT) --data $(DATA)

test: $(DEV)  ## run the tests that need neither a browser nor patience
	@$(BIN)/pytest $(WORKERS) -m "not browser and not slow"
	@QIANFA_STAGE=slack-socket $(BIN)/pytest $(WORKERS) -m "not slow" $(A_FEW)
	@QIANFA_STAGE=telegram-polling $(BIN)/pytest $(WORKERS) -m "not slow and not forms and not whole" $(A_FEW)

check: $(DEV) lint  ## run everything that has to hold before a change is taken in
	@QIANFA_KILLS=200 $(BIN)/pytest $(WORKERS) --nothing-skipped --hypothesis-profile=thorough --cov --cov-report=
	@$(BIN)/coverage report --fail-under=95
	@$(BIN)/coverage report --fail-under=100 --include='$(WHOLE)'
	@QIANFA_STAGE=slack $(BIN)/pytest $(WORKERS) --nothing-skipped $(STORIES)
	@QIANFA_STAGE=telegram $(BIN)/pytest $(WORKERS) --nothing-skipped $(ON_TELEGRAM) $(STORIES)
# Long walks go without coverage, which would double their time.
	@QIANFA_STEPS=20000 $(BIN)/pytest $(WORKERS) --nothing-skipped tests/stories/test_random_walk.py

stages: $(DEV)  ## play every story on each messenger by each of its ways in, which takes its time
	@QIANFA_STAGE=slack-socket $(BIN)/pytest $(WORKERS) --nothing-skipped $(STORIES)
	@QIANFA_STAGE=slack-http $(BIN)/pytest $(WORKERS) --nothing-skipped $(STORIES)
	@QIANFA_STAGE=telegram-polling $(BIN)/pytest $(WORKERS) --nothing-skipped $(ON_TELEGRAM) $(STORIES)
	@QIANFA_STAGE=telegram-webhook $(BIN)/pytest $(WORKERS) --nothing-skipped $(ON_TELEGRAM) $(STORIES)

mutants: $(DEV)  ## see whether the tests notice each small change to an alert's path, which takes its time
	@PATH="$(CURDIR)/$(BIN):$$PATH" QIANFA_STAGE=paper $(BIN)/mutmut run
	@$(BIN)/python -m tests.mutants

lint: $(DEV)  ## look at style, types and who imports whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

fix: $(DEV)  ## mend what ruff can mend, and format
	@$(BIN)/ruff check --fix --exit-zero
	@$(BIN)/ruff format

bench: $(DEV)  ## measure; prints a table and writes build/bench.json
	@mkdir -p build
	@$(BIN)/python -m tests.bench

migration: $(DEV)  ## write a migration to what storage/schema.py says now (m="what changes")
	@test -n "$(m)" || { echo 'Say what changes: make migration m="add seals"' >&2; exit 2; }
	@$(BIN)/python -m storage.migrations "$(m)"

lock: $(VENV)/lock/bin/uv  ## bring both lock files up to date with pyproject.toml (UPGRADE=--upgrade for newer releases)
	@$(LOCK) --group build -o requirements.lock pyproject.toml
	@$(LOCK) --group build --group dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:  ## remove .venv, caches and what was built; data stays
	@rm -rf $(VENV) build .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache mutants

LOCK = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

$(VENV)/lock/bin/uv: | $(RUNTIME)
	@$(PYTHON) -m venv --clear $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip install $(PIP) uv

$(RUNTIME): requirements.lock pyproject.toml
	$(call prepare,requirements.lock)
	@touch $(RUNTIME)

# The lock for development holds the other one whole.
$(DEV): requirements-dev.lock requirements.lock pyproject.toml
	$(call prepare,requirements-dev.lock)
	@touch $(RUNTIME) $(DEV)

# While it works a file says so; an environment that was interrupted is made anew instead of mended.
define prepare
@$(PYTHON) -c '$(NEW_ENOUGH)' 2>/dev/null || { echo 'Qianfa needs Python 3.11 or newer, with venv' \
	'(on Debian and Ubuntu: apt install python3-venv). If it goes by another name: make PYTHON=python3.12 ...' >&2; exit 1; }
@if test -e $(VENV)/unfinished || ! $(BIN)/python -c 'import pip; $(NEW_ENOUGH)' 2>/dev/null; then \
	echo 'Making $(VENV)'; $(PYTHON) -m venv --clear $(VENV); fi
@touch $(VENV)/unfinished
@echo 'Installing $(1) into $(VENV); this can take a minute'
@$(BIN)/python -m pip install $(PIP) --require-hashes -r $(1)
@$(BIN)/python -m pip install $(PIP) --no-deps --no-build-isolation -e .
@rm $(VENV)/unfinished
endef
