# Everything a newcomer needs: `make demo` to see it work, `make test` to trust it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Tests start many processes: where this is set, each would compile the program anew, which takes half a second.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup dev demo test lint pytest floors train evaluate lock clean

setup: $(VENV)/.setup

# Run-time packages and the French model only, every one by hash. Quick when the lock has not changed.
$(VENV)/.setup: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tocsin needs Python 3.11 or newer: try make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setup: installing the packages of requirements.lock into $(VENV)/ (about a minute the first time)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

dev: $(VENV)/.dev

$(VENV)/.dev: $(VENV)/.setup requirements-dev.lock
	@echo "setup: adding the test tools of requirements-dev.lock"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

demo: setup
	@$(BIN)/python -m tocsin.demo

lint: dev
	@$(BIN)/ruff check src tests evaluation training
	@$(BIN)/ruff format --check src tests evaluation training
	@$(BIN)/mypy

# Two at a time, for each keeps one core busy; what one of them finds wrong is said when the others are through.
test: dev
	@$(MAKE) --no-print-directory -j2 lint pytest floors

pytest: dev
	@$(BIN)/python -m pytest -q

floors: dev
	@$(BIN)/python -m evaluation floors --quick

# The articles that the labels of real sentences are joined with; `make train ARTICLES=` fits to the written ones alone.
# Takes up to an hour. The lock has torch for the processor alone, which lies on an index of its own: where yours lacks it,
# set PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu. What else can be trained: `.venv/bin/python -m training`.
ARTICLES ?= ../shared/data/articles/world_4000.jsonl.gz

# A project whose records analysts judged: `make train JUDGED=FOLDER` learns from their verdicts too.
JUDGED ?=

train: $(VENV)/.train
	@$(BIN)/python -m training.acts $(ARTICLES) $(if $(JUDGED),--judged $(JUDGED))
	@$(if $(JUDGED),$(BIN)/python -m training.confidence $(ARTICLES) --judged $(JUDGED))

$(VENV)/.train: $(VENV)/.setup requirements-train.lock
	@echo "setup: adding the training tools of requirements-train.lock"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-train.lock
	@touch $@

evaluate: dev
	@$(BIN)/python -m evaluation floors

# Writes both locks anew; needs uv (pip install uv).
lock:
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra build --extra fr --extra parquet --extra forecast pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra build --extra fr --extra parquet --extra forecast --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) demo
