# Everything a person types is here; `make` alone lists it.
PYTHON ?= python3.11
# a package index that has the torch build you want, for example the CPU one; empty takes PyPI's
TORCH_INDEX ?=
BIN := .venv/bin
STAMP := .venv/installed
# what one of a run's many processes has compiled the others read, whatever the shell says
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test check slow bench deep serve clean

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-7s %s\n", $$1, $$2}'

demo: $(STAMP) ## a tour on a sample company: no account, no key, about a minute
	@$(BIN)/confidant demo

test: $(STAMP) ## the default tests, offline, about six and a half minutes on two cores
	@$(BIN)/python -m pytest

slow: $(STAMP) ## tests that kill and start real programs, and those on database servers, eight minutes more
	@$(BIN)/python -m pytest -m slow

check: $(STAMP) ## format, lint, strict types, documents in step
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_architecture.py tests/test_documents.py

bench: $(STAMP) ## print each figure beside its baseline
	@$(BIN)/python -m benchmarks

deep: $(STAMP) ## the tests at full counts; takes long
	@$(BIN)/python -m pytest -m deep -n 2

serve: $(STAMP) ## start Confidant with the settings of .env
	@$(BIN)/confidant serve

clean: ## remove what was built: the virtual environment, caches, the tour's folder
	@rm -rf .confidant/tour .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Install Python 3.11, or name another: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv with the versions of constraints.txt."
	@echo "Downloads about 0.8 GB with a CPU build of torch (choose one with TORCH_INDEX=…), about 4 GB with PyPI's"
	@echo "CUDA build for Linux; takes 2 to 4 minutes once the packages are here. Nothing outside .venv is changed."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX) "torch==2.13.0",-c constraints.txt torch)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(STAMP)
	@echo "Set up."
