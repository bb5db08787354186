# Avustin: `make serve` and `make test` set up all they need; `make help` lists the rest.

PORT ?= 8000
HOST ?= 127.0.0.1
RUN := .venv/bin
# Those of the suite: much of it waits, for databases, pages and mails.
WORKERS ?= $(shell expr \( 3 \* $$(nproc) + 1 \) / 2)

.DEFAULT_GOAL := help
.PHONY: help setup serve test check check-types check-others tools ahead console conformance fuzz wheels lock schema rush crash bench

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: ## make .venv from the lock; nothing to do when it is there
	@.ci/bootstrap

serve: setup ## the API and the console with demonstration data; PORT=8123 takes another port
	@$(RUN)/avustin serve --demo --host $(HOST) --port $(PORT)

test: tools ## the whole suite, on both databases
	@$(RUN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

check: setup ## style, types, layers, the schema file and the console's build
	@$(MAKE) --no-print-directory --jobs=2 --output-sync check-types check-others

check-types:
	@$(RUN)/mypy

check-others:
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/lint-imports
	@$(RUN)/avustin schema --check
	@$(RUN)/python -m avustin_schema.console.stamp
	@.ci/migrations

tools: setup
	@.ci/browser
	@.ci/node
	@.ci/clamav

ahead: tools ## what `make test` would fetch and build at first
	@.ci/pages

schema: setup ## write schema/schema.graphql, schema/sets, and rights, declarations and hooks in docs/reference
	@$(RUN)/avustin schema
	@$(RUN)/avustin rights --markdown
	@$(RUN)/avustin reference

console: setup ## build the console from its sources; needs Node
	@schema/console/build

fuzz: setup ## Schemathesis as anyone and as an official; CASES=13 for each operation, SEED, TOKEN
	@.ci/fuzz

conformance: setup ## other people's suites against this server, from ../shared/conformance
	@.ci/conformance

wheels: setup ## build what pip installs, Avustin and the plugins, into dist/
	@rm -rf dist
	@for each in . plugins/*/; do (cd $$each && $(CURDIR)/$(RUN)/python -m hatchling build -t wheel -d $(CURDIR)/dist > /dev/null) || exit 1; done
	@ls dist

lock: ## write requirements.lock anew; LOCK=--upgrade takes newer versions
	@.ci/lock $(LOCK)

rush: setup ## 2,000 applicants in the last five minutes; ARGS=--help tells the options
	@$(RUN)/python -m tests.benchmarks.rush $(ARGS)

crash: setup ## kill -9 of servers and databases under load; ROUNDS=100 on each database
	@$(RUN)/python -m tests.benchmarks.crash $(or $(ROUNDS),100) $(ARGS)

bench: setup ## what reading costs, against SQL written by hand; ARGS=--help tells the options
	@$(RUN)/python -m tests.benchmarks.reading $(ARGS)
