# app · test · data · bench · lint: each one command on a fresh machine.
# Each makes its own environment from requirements.lock first, if it is not there yet.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT ?= 8501
ADDRESS ?= 127.0.0.1

.PHONY: app test lint data bench lock clean

app: $(READY)  ## Build the warehouse if anything changed, then serve the dashboard.
	@$(BIN)/slowburn serve --address $(ADDRESS) --port $(PORT)

test: lint browser  ## Everything: style, types, layers, tests, the real browser.
	$(BIN)/pytest -n auto

lint: $(READY)  ## Style, types and layers.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

data: $(READY)  ## Check the text files, rewrite the data dictionary, say how much is decided.
	$(BIN)/slowburn build
	$(BIN)/python scripts/data_dictionary.py
	$(BIN)/python scripts/decided.py

bench: $(READY)  ## What must be fast, against its limit in the same run.
	$(BIN)/python -m benchmarks

lock:  ## Resolve the dependencies anew (needs uv).
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade -o requirements.lock

clean:  ## Remove the environment and everything built.
	rm -rf $(VENV) var

.PHONY: browser
browser: $(READY)
	@sh scripts/browser.sh
	@sh scripts/axe.sh

$(READY): requirements.lock pyproject.toml scripts/environment.sh
	@PYTHON=$(PYTHON) VENV=$(VENV) sh scripts/environment.sh
	@touch $@
