# briefterm: `make run` opens the sample briefings, `make test` runs the tests.
# Either works as the first command; what it needs is installed into .venv, once.

.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: help run test check bench wheel clean

VENV := .venv
PY := $(VENV)/bin/python
ARGS ?=
# An interpreter to use instead of the first fitting one on the PATH.
PYTHON ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

SOURCES := $(shell find src/briefterm -name '*.py')

# What was installed for another folder, or with a Python that is gone, is installed anew.
STAMPS := $(VENV)/.run $(VENV)/.dev $(VENV)/.compiled
MADE_HERE := test "$$(cat $(VENV)/.place 2>/dev/null)" = "$$(pwd -P)" && $(PY) -c 'import pip' 2>/dev/null
_ := $(shell { $(MADE_HERE); } || rm -f $(STAMPS))

help:
	@echo 'make run      open the sample briefings; ARGS="list --json" runs that command instead'
	@echo 'make test     run the tests; ARGS="tests/unit -k wrap" chooses among them'
	@echo 'make check    formatting, lint, types and import rules'
	@echo 'make bench    measure start, opening, keys and memory; ARGS="--json FILE" keeps figures'
	@echo 'make wheel    build dist/*.whl'
	@echo 'make clean    remove all that these made; notes on the samples stay'
	@echo 'PYTHON=...    the interpreter to use (3.11 or newer) when .venv is made'

run: $(VENV)/.compiled
	@$(VENV)/bin/briefterm $(if $(ARGS),$(ARGS),briefs)

test: $(VENV)/.dev $(VENV)/.compiled
	@$(PY) -m pytest $(if $(ARGS),$(ARGS),-n 3)

check: $(VENV)/.dev
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(PY) -m mypy
	@$(VENV)/bin/lint-imports

bench: $(VENV)/.compiled
	@$(PY) -m benchmarks.run $(ARGS)

wheel: $(VENV)/.run
	@$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache snapshot_report.html
	@find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: pyproject.toml
	$(make-venv)
	@echo 'Installing briefterm into $(VENV) ...'
	@$(PY) -m pip install --quiet --editable . || { $(no-install); }
	@touch $@

$(VENV)/.dev: pyproject.toml
	$(make-venv)
	@echo 'Installing briefterm and its tools into $(VENV) ...'
	@$(PY) -m pip install --quiet --editable '.[dev]' || { $(no-install); }
	@touch $(VENV)/.run $@

# Bytecode is written here so that the program starts fast where Python itself may write none.
# The tools' stamp, if it is wanted, comes first: it covers what running needs.
$(VENV)/.compiled: $(SOURCES) | $(if $(filter test check,$(MAKECMDGOALS)),$(VENV)/.dev,$(VENV)/.run)
	@$(PY) -m compileall -q src/briefterm
	@touch $@

# An environment that works is kept, also one that was made by hand. Else an interpreter is found by
# running each candidate, for a name on the PATH may lead nowhere.
USABLE := import pip, sys; sys.exit(sys.version_info < (3, 11))
CANDIDATES := python3.14 python3.13 python3.12 python3.11 python3 python
define make-venv
@if { $(MADE_HERE); } || { test ! -e $(VENV)/.place && $(PY) -c '$(USABLE)' 2>/dev/null; }; then :; else \
	good= ; without= ; \
	for python in $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES)); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then good=$$python; break; fi; \
		without=$${without:-$$python}; \
	done; \
	if test -z "$$good" && test -n "$$without"; then \
		echo "briefterm: $$without has no venv module." >&2; \
		echo "  On Debian and Ubuntu: sudo apt install $$(basename "$$without")-venv" >&2; \
		exit 1; \
	elif test -z "$$good"; then \
		echo 'briefterm: needs Python 3.11 or newer; $(if $(PYTHON),"$(PYTHON)" is not one,the PATH has none).' >&2; \
		echo '  Install one (python.org or your package manager), or name it: make run PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$good" --version) ..."; \
	"$$good" -m venv --clear $(VENV) || { \
		echo 'briefterm: the environment $(VENV) could not be made; see above.' >&2; exit 1; }; \
fi; pwd -P > $(VENV)/.place
endef

define no-install
echo 'briefterm: the installation failed; the reason is above.' >&2; \
echo '  It fetches packages: is the network there, and the package index that pip is set to use?' >&2; \
exit 1
endef
