# Every command of the project, one line each; `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
unexport PYTHONDONTWRITEBYTECODE  # each of many short processes would compile the code again
TEMPLATES = $(shell find yimen -name '*.html')

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: .venv/ready  ## the environment in .venv, from hashed locks
demo: setup  ## a demo city, a working day in it, and its site until Ctrl-C
	@$(BIN)/yimen demo
test: setup  ## the suite, without the journeys
	@$(BIN)/pytest -n 2 --dist loadgroup
journeys: setup  ## the journeys in the Chromium of this machine, each document in its Poppler
	@$(BIN)/pytest -n 2 --dist loadgroup tests/journeys tests/sealed
run: setup  ## the site, the sealer and the jobs, in the foreground
	@$(BIN)/yimen up
quick: setup  ## lint and the pure tests, in seconds
	@$(BIN)/ruff check . && $(BIN)/pytest -q yimen/kernel tests/codebase
fix: setup  ## format, and mend what a machine can mend
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
docs: setup  ## the reference pages, from the code
	@$(BIN)/yimen docs
pictures: setup  ## docs/pictures, from the played city, in the Chromium of this machine
	@$(BIN)/pytest -q -p no:randomly tests/journeys/city/pictures.py
check: setup  ## everything CI runs beside the tests
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports && $(if $(TEMPLATES),$(BIN)/djlint --lint --quiet yimen &&) $(BIN)/codespell && $(BIN)/deptry . && $(BIN)/python -m django makemigrations --check --dry-run --settings yimen.config.settings && $(BIN)/yimen docs --check
bench: setup  ## our engine beside the floor and the best peer, on this machine
	@$(BIN)/pip install --quiet --require-hashes -r requirements-bench.lock && $(BIN)/python -m bench
fuzz: setup  ## schemathesis against the API of a demo city, half an hour or less
	@$(BIN)/pip install --quiet --require-hashes -r requirements-fuzz.lock && $(BIN)/python -m tests.fuzz
lock:  ## the lock files, from pyproject.toml
	@for part in "requirements.lock" "requirements-dev.lock --group dev" "requirements-bench.lock --group dev --group bench" "requirements-fuzz.lock --group dev --group fuzz"; do UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --output-file $$part; done
clean:  ## stop the database and take the environment away; data stay
	@-$(BIN)/yimen down ; rm -rf .venv

.venv/ready: requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing from requirements-dev.lock (a minute or two the first time)" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.PHONY: help setup demo test journeys run quick fix docs pictures check bench fuzz lock clean
