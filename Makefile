# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Works from a fresh clone: everything is installed into .venv, with the versions of requirements/,
# and installed again only when those change. `make help` lists the commands.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
LINTS := lint-sanity lint-ansible lint-python lint-types lint-docs lint-changelog lint-licences

export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Some machines forbid it: then each of the many playbooks compiles Ansible and botocore anew, for half a second.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-15s %s\n", $$1, $$2}' Makefile

.PHONY: demo
demo: $(VENV)/run ## deploy, sign in, deploy again, destroy, on this machine
	$(BIN)/python -m demo

.PHONY: local
local: $(VENV)/run ## the demo deployed and left standing for a browser; Ctrl-C ends it
	$(BIN)/python -m demo local

.PHONY: architectures
architectures: $(VENV)/run ## every example deployed, run again, signed in to, destroyed; ARGS="fargate ..." for some
	$(BIN)/python -m demo architectures $(ARGS)

.PHONY: bench
bench: $(VENV)/run ## beside its peers and the fewest calls there are: tables and build/bench.json; ARGS=--quick for minutes
	$(BIN)/python -m bench $(ARGS)

.PHONY: test
test: $(VENV)/test ## the whole test suite (ARGS=... goes to pytest)
	@# By file: what a file sets up is set up once, and files whose tests go on from one another may.
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

.PHONY: molecule
molecule: $(VENV)/test ## the molecule scenarios of roles and examples; ARGS="-s role_user_pool ..." for some
	@$(BIN)/molecule reset >/dev/null 2>&1 # a run that broke off is not gone on with
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/molecule test --no-command-borders $(or $(ARGS),--all)

.PHONY: lint
lint: $(VENV)/lint ## ansible-test sanity, ansible-lint, ruff, mypy, docs, changelog, licences
	@$(MAKE) --no-print-directory --keep-going --output-sync=target -j2 $(LINTS)
	@echo "lint: all of $(words $(LINTS)) passed"

.PHONY: $(LINTS)
# What is checked as shipped is laid out once, whichever check asks for it first.
.PHONY: tree
tree: $(VENV)/lint
	@.ci/tree

lint-sanity: tree ## ansible-test sanity on the tree as it is shipped
	@.ci/timed $@ .ci/sanity

lint-ansible: $(VENV)/lint ## ansible-lint, profile production
	@.ci/timed $@ $(BIN)/ansible-lint --offline

lint-python: $(VENV)/lint ## ruff, its formatter
	@.ci/timed $@ bash -c '$(BIN)/ruff check && $(BIN)/ruff format --check'

lint-types: $(VENV)/lint ## mypy, strict on the engine
	@.ci/timed $@ .ci/types

lint-docs: tree ## the modules' and roles' documentation
	@.ci/timed $@ .ci/docs

lint-changelog: $(VENV)/lint
	@.ci/timed $@ $(BIN)/antsibull-changelog lint

lint-licences: $(VENV)/lint
	@.ci/timed $@ $(BIN)/python .ci/licences.py

.PHONY: format
format: $(VENV)/lint ## let ruff put the Python files in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: changelog
changelog: $(VENV)/lint ## write CHANGELOG.rst from changelogs/fragments, for the version of galaxy.yml
	@.ci/changelog

.PHONY: role-specs
role-specs: $(VENV)/lint ## write what modules dictate into the argument spec of the role user_pool
	$(BIN)/python -m tests.support.role_specs

.PHONY: coverage
coverage: $(VENV)/lint ## write the guide that says what of Amazon Cognito can be set
	$(BIN)/python -m tests.support.coverage

.PHONY: pins
pins: $(VENV)/run ## resolve requirements/*.in into exact versions
	.ci/pins

.PHONY: install
install: $(VENV)/run $(VENV)/test $(VENV)/lint ## install all that the other commands need

.PHONY: clean
clean: ## remove what the commands made, .venv included
	rm -rf $(VENV) build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# A virtual environment holds absolute paths: one that came along in a moved folder is made anew.
ifneq ($(shell cat $(VENV)/made-in 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/made-in $(VENV)/run
endif
$(VENV)/made-in:
	@.ci/venv $(VENV)

# Order-only, as pip touches nothing that tells make more than these three stamps do.
$(VENV)/run: requirements/run.txt | $(VENV)/made-in
	@.ci/install $(VENV) run

$(VENV)/test: requirements/test.txt $(VENV)/run
	@.ci/install $(VENV) test

$(VENV)/lint: requirements/lint.txt $(VENV)/run
	@.ci/install $(VENV) lint
