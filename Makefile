# One command for each thing that is done with Askwell; `make help` lists them.
# Everything a machine makes for itself lies in .venv/ and var/.

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
JOBS ?= 2
python := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup test test-postgres proof lint format bench pictures locks clean runtime tools

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: runtime ## install what Askwell needs, load the demonstration, serve it (HOST, PORT)
	@HTTPS=$${HTTPS:-false} ALLOWED_HOSTS=$${ALLOWED_HOSTS:-127.0.0.1,localhost,[::1],$(HOST)} \
	  exec $(python) manage.py serve --prepare --stop-with-parent --host '$(HOST)' --port '$(PORT)'

setup: tools ## what runs, and the tools to develop and test it

test: tools ## all tests on SQLite, or on the server in DATABASE_URL (ARGS='-k word' for some)
	@$(python) -m pytest -n $(JOBS) $(ARGS)

test-postgres: tools ## all tests on a PostgreSQL server of their own
	@$(python) -m tests.postgres -n $(JOBS) $(ARGS)

proof: tools ## all tests with many more generated examples; takes its time
	@HYPOTHESIS_PROFILE=proof $(python) -m pytest -n $(JOBS) $(ARGS)

lint: tools ## what must hold before a commit: style, types, order of imports, migrations, safety
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy .
	@$(python) -m djlint --lint --quiet templates
	@$(python) -c 'import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())'
	@$(python) manage.py makemigrations --check --dry-run
	@DEBUG=false HTTPS=true ALLOWED_HOSTS=askwell.example $(python) manage.py check --deploy --fail-level WARNING

format: tools ## rewrite code in the house's form
	@$(python) -m ruff check --fix-only --quiet .
	@$(python) -m ruff format .

bench: tools ## measure the pages and queries that must stay quick
	@$(python) -m bench $(ARGS)

pictures: tools ## take the pictures of the documentation again (needs Chromium)
	@$(python) -m docs.take_pictures

locks: tools ## write the locks again from requirements*.in (needs uv)
	@for name in requirements requirements-dev; do python3 -m uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-header $$name.in -o $$name.txt || exit 1; done

clean: ## remove the environment and caches; the data in var/ stay
	@rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results

runtime:
	@sh config/setup.sh requirements.txt

tools:
	@sh config/setup.sh requirements-dev.txt
