# Each target is one command that needs no other before it. `make` alone lists them.
.PHONY: help site test check bench dist clean

# Set by `check` to build apart and strictly; both kinds of build are kept.
FLAGS =

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-11s %s\n", $$1, $$2 }'

site: ## Build this repository's content into site/
	@scripts/setup
	@echo "site: Building handout."
	@scripts/build
	@echo "site: Building the content into site/."
	@.build/release/handout build

test: ## Run every test, and check the site that the content becomes
	@scripts/setup tests
	@echo "test: Building handout and the tests."
	@swift build --build-tests $(FLAGS)
	@echo "test: Running the tests."
	@swift test --skip-build --quiet --disable-xctest $(FLAGS)
	@scripts/check-site "$$(swift build --show-bin-path $(FLAGS))/handout"

check: ## What must pass before a change is shared: formatter, no warning, every test
	@echo "check: Looking at the format of the Swift files."
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(MAKE) --no-print-directory test FLAGS="--scratch-path .build-strict -Xswiftc -warnings-as-errors"

bench: ## Measure builds against Hugo; SIZES="100 1000" for fewer techniques, BENCH=--help for more
	@scripts/setup bench
	@bench/run $(BENCH) $(SIZES)

dist: ## Put the program, templates and content into one archive for machines without Swift
	@scripts/dist

clean: ## Remove everything that these targets have made
	rm -rf .build .build-strict .build-dist .venv dist
	find site -mindepth 1 ! -name .gitignore -delete
