# One line each; every target makes its own .venv first. Needs Python 3.11 or later and nothing else.
.PHONY: run test check crash bench typist fix demo release i18n setup
.DEFAULT_GOAL := run
READY := .venv/.ready
BIN := .venv/bin
PO := $(wildcard bti_tui/locale/*/LC_MESSAGES/bti_tui.po)
COMPILED := .venv/.catalogues
GUIDES := .venv/.guides
MAKES_GUIDES := $(wildcard bti_tui/guide/*.py bti_tui/guide/data/*.toml bti_tui/guide/data/released/*.json bti_tui/domain/*.py)
WORKERS ?= 2

run: setup ## open the program; without a terminal, play the shipped example life and print it
	@if [ -t 0 ] && [ -t 1 ] && [ -z "$${CI:-}" ]; then exec $(BIN)/bti; else exec $(BIN)/bti demo --play; fi

test: setup ## all tests; those that drive a real terminal share one worker, so that they are not starved
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup

check: setup ## what must hold before a change goes in; the tests come last
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python i18n_catalogues.py check
	@command -v strace >/dev/null || echo 'strace is not installed: of the four modes of the crash harness only kill is run. Install it.' >&2
	@BTI_CRASH_SECONDS=$${BTI_CRASH_SECONDS:-60} $(MAKE) --no-print-directory test

crash: setup ## kill the program, break its system calls and cut its power, each for a minute; needs strace
	@$(BIN)/python -m tests.crash --seconds $${BTI_CRASH_SECONDS:-60}

bench: setup ## every figure of speed beside its floor and its goal: a table, and reports/bench.json; ten minutes
	@$(BIN)/python -m bench

typist: setup ## a meeting of 45 minutes, typed at 40 words a minute, with a lock, deaths and a closed lid: reports/typist.json
	@$(BIN)/python -m bench.typist

fix: setup ## what a machine can mend: format and simple findings
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

demo: setup ## a training store with invented people, in a temporary folder, no passphrase
	@$(BIN)/bti demo

release: setup ## keep every guide as it is now, for the cases that begin with it; the last step before a release
	@$(BIN)/python -m bti_tui.guide.released

i18n: setup ## find the texts in the code, bring the .po files up to date, tell what is missing
	@$(BIN)/python i18n_catalogues.py update
	@$(BIN)/python i18n_catalogues.py compile
	@$(BIN)/python i18n_catalogues.py check

setup: $(READY) $(COMPILED) $(GUIDES)

$(COMPILED): $(READY) $(PO)
	@$(BIN)/python i18n_catalogues.py compile
	@touch $@

$(GUIDES): $(READY) $(MAKES_GUIDES)
	@$(BIN)/python -m bti_tui.guide.compiled
	@touch $@

$(READY): requirements-dev.lock pyproject.toml hatch_build.py
	@set -eu; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  found=; \
	  for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	    if $$name -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2])' >/dev/null 2>&1; then found=$$name; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then echo 'Needs Python 3.11 or later with venv and pip: install python3.11 (and python3.11-venv on Debian), then run make again.' >&2; exit 1; fi; \
	  echo "Making .venv with $$found; this takes a minute or two, once." >&2; \
	  $$found -m venv --clear .venv; \
	fi; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	touch $@
