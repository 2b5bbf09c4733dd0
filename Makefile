# Every command of the project. `make serve` is all that a visitor needs.

SHELL := bash
STEP := .ci/step
CARGO_PACK := --locked --manifest-path pack/Cargo.toml --target-dir target/pack --features pack
CARGO_E2E := cargo test --locked --workspace --manifest-path tests/e2e/Cargo.toml
SERVER := cargo run --quiet --locked --manifest-path tests/e2e/server/Cargo.toml --

.NOTPARALLEL:
.PHONY: help setup serve build single cli bench fuzz train test check fmt lint core features doc size e2e shots world FORCE

help:
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: ## install what is missing to build the page
	@.ci/setup.sh page

serve: build ## build the page and serve it on this computer
	@$(SERVER) dist

build: setup dist/index.html ## build the page into dist/

single: build ## build target/whowhen.html: the whole page in one file that opens from the disk
	@$(STEP) "one file" node .ci/single.mjs dist target/whowhen.html

cli: ## build the command line, target/release/whowhen
	cargo build --release --locked --bin whowhen

DATA ?= ../shared

train: ## train the committed models again from DATA; HOLDOUT=articles leaves gold articles out, into target/holdout
	cargo run --release --locked --no-default-features --features train --bin train -- $(DATA) \
		$(if $(HOLDOUT),target/holdout,assets/models) $(HOLDOUT)

world: ## make assets/world/countries.tsv again from its source
	cd assets/world && npm install --no-audit --no-fund --no-package-lock && node bake.mjs

test: ## everything that must hold
	@$(STEP) "set-up" .ci/setup.sh page browser
	@$(MAKE) --no-print-directory fmt lint doc core features size e2e

check: fmt lint core ## the quick part of the tests

fmt:
	@$(STEP) "format" cargo fmt --check
	@$(STEP) "format of the packer" cargo fmt --check --manifest-path pack/Cargo.toml
	@$(STEP) "format of the end-to-end tests" cargo fmt --check --all --manifest-path tests/e2e/Cargo.toml

lint:
	@$(STEP) "clippy" cargo clippy --locked --all-features --all-targets -- -D warnings
	@$(STEP) "clippy of the packer" cargo clippy $(CARGO_PACK) --all-targets -- -D warnings

doc: ## the documentation of the code, private items included
	@RUSTDOCFLAGS=-Dwarnings $(STEP) "documentation" cargo doc --locked --all-features --no-deps --document-private-items --lib

core:
	@$(STEP) "core, without features" cargo test --locked --no-default-features
	@$(STEP) "packer" cargo test $(CARGO_PACK)

features:
	@$(STEP) "all features" cargo test --locked --all-features

size: build ## what a first visit downloads, against the budget
	@$(STEP) "size" .ci/size.sh

e2e: build single ## journeys through the page in a real browser
	@.ci/setup.sh $(or $(filter firefox webkit,$(WHOWHEN_BROWSER)),browser)
	@$(STEP) "lint of the end-to-end tests" cargo clippy --locked --workspace --all-targets --manifest-path tests/e2e/Cargo.toml -- -D warnings
	@$(STEP) "end to end" $(CARGO_E2E)

bench: build ## speed and size, native and in Chromium, beside other programs; docs/performance.md has the figures
	@.ci/setup.sh browser
	@cargo build --release --locked --bin whowhen
	@$(STEP) "bench" node .ci/bench.mjs

fuzz: ## ten minutes of random input for each target in fuzz/ (needs nightly Rust and cargo-fuzz); SECONDS=n for less
	@cd fuzz && for target in $$(cargo fuzz list); do \
		cargo fuzz run $$target corpus/$$target -- -max_total_time=$(or $(SECONDS),600) -max_len=65536 || exit 1; done

shots: build ## pictures of the page with ARTICLE=file, wide and narrow, light and dark, into target/shots
	@.ci/setup.sh browser
	@cargo run --quiet --locked --manifest-path tests/e2e/Cargo.toml --bin shots -- $(ARTICLE)

# The page is built again only when something it is made of is newer; folders are named too, so that a removed
# file counts.
dist/index.html: $(shell find Cargo.toml Cargo.lock build.rs Trunk.toml index.html src style assets pack .cargo .ci/env.sh .ci/*.mjs 2>/dev/null) target/site-url
	@$(STEP) "page" with_wasm trunk build --release

# The address in links is part of the page.
target/site-url: FORCE
	@mkdir -p target && echo '$(SITE_URL)' | cmp -s - $@ || echo '$(SITE_URL)' >$@
