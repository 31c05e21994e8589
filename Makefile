# A fresh machine needs Python 3.11 or newer and make. Everything else is fetched into .venv.
#
#   make demo    a fictional region in your browser        make check   format, lint, types, house
#   make test    every test, real browser included         make fix     repair what a machine can
#   make setup   only install                              make bench   measure
#   make map     write the table of rooms into the README
#
# Options of the demo: make demo ARGS="--port 8100 --no-browser --reset"

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

UV := uv==0.13.9
BIN := .venv/bin
PY := $(BIN)/python
WORKERS := 2
TEST_ARGS :=

ASSETS := $(wildcard package.json package-lock.json .npmrc) $(shell find src/nahtlos/web/assets -type f)
WORDS := $(shell find src/nahtlos -name '*.po')
# A virtual environment knows the folder that it was made in; in a moved or copied one it is made anew.
MOVED := $(shell test "$$(cat .venv/.made-in 2>/dev/null)" = "$$(pwd -P)" || echo yes)

.PHONY: help setup demo test check fix map bench browser FORCE

help:
	@sed -n 's/^#   //p' Makefile

setup: .venv/.static .venv/.words

demo: setup
	@$(PY) -m nahtlos demo $(ARGS)

test: setup browser
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -p tests.strict $(TEST_ARGS)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(PY) -m mypy
	$(BIN)/lint-imports --config importlinter.ini
	$(BIN)/djlint --lint --quiet src
	$(PY) -m nahtlos.site.map --check
	$(PY) -m nahtlos.site.messages check
	$(PY) -m pytest -n $(WORKERS) -p tests.strict tests/house

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

map: setup
	$(PY) -m nahtlos.site.map

# What is measured: pages, law, ways, papers, imports, days, hall, matching, mentoring, outcomes, or all. make bench PARTS=law LAW=--quick
PARTS := pages law ways papers imports days hall matching mentoring outcomes

bench: setup .venv/.bench
	$(if $(filter pages,$(PARTS)),$(PY) -m benchmarks $(ARGS))
	$(if $(filter law,$(PARTS)),$(PY) -m benchmarks.law $(LAW))
	$(if $(filter ways,$(PARTS)),$(PY) -m benchmarks.pathways)
	$(if $(filter imports,$(PARTS)),$(PY) -m benchmarks.imports)
	$(if $(filter days,$(PARTS)),$(PY) -m benchmarks.days $(DAYS))
	$(if $(filter hall,$(PARTS)),$(PY) -m benchmarks.hall $(HALL))
	$(if $(filter matching,$(PARTS)),$(PY) -m benchmarks.matching $(MATCHING))
	$(if $(filter mentoring,$(PARTS)),$(PY) -m benchmarks.mentoring)
	$(if $(filter papers,$(PARTS)),$(PY) -m benchmarks.papers)
	$(if $(filter outcomes,$(PARTS)),$(PY) -m benchmarks.outcomes $(OUTCOMES))

.venv/.bench: .venv/.installed benchmarks/requirements.lock
	@VIRTUAL_ENV=.venv $(PY) -m uv pip install --quiet --no-deps --require-hashes \
	  --requirement benchmarks/requirements.lock
	@touch $@

FORCE:

.venv/.made-in: $(if $(MOVED),FORCE)
	@python=; for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$each; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "Nahtlos needs Python 3.11 or newer: install it, then run make again." >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "This Python cannot make virtual environments: install its venv package" \
	    "(on Debian: apt-get install python3-venv), then run make again." >&2; exit 1; fi; \
	"$$python" -m venv --clear .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check '$(UV)'
	@pwd -P > $@

.venv/.installed: .venv/.made-in requirements.lock pyproject.toml
	@echo "Installing what requirements.lock names …" >&2
	@VIRTUAL_ENV=.venv $(PY) -m uv pip sync --quiet --require-hashes requirements.lock
	@VIRTUAL_ENV=.venv $(PY) -m uv pip install --quiet --no-deps --editable .
	@touch $@

.venv/.static: .venv/.installed src/nahtlos/site/assets.py $(ASSETS)
	@$(PY) -m nahtlos.site.assets >&2
	@touch $@

.venv/.words: .venv/.installed src/nahtlos/site/messages.py $(WORDS)
	@$(PY) -m nahtlos.site.messages compile >&2
	@touch $@

# The tests look for Chromium in CHROMIUM, then on the path.
browser:
	@if [ -n "$$CHROMIUM" ]; then \
	  [ -x "$$CHROMIUM" ] || { echo "CHROMIUM=$$CHROMIUM is no program." >&2; exit 1; }; \
	elif command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	    || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then \
	  echo "Installing Chromium for the browser tests …" >&2; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else \
	  echo "The browser tests need Chromium: install it, or name it with" \
	    "CHROMIUM=/path/to/chromium make test." >&2; exit 1; \
	fi
