# The doors of the repository. `make help` lists them.
.PHONY: help setup setup-dev setup-test run demo test check bench clean
SHELL := /bin/bash

help:            ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup:           ## the environment only (.venv, hashes checked)
	@scripts/setup run

setup-dev:
	@scripts/setup dev

# Half a gigabyte that only the tests of Spark need, and only where Java can run it.
setup-test: setup-dev
	@! command -v java >/dev/null || scripts/setup spark

run: setup       ## set up, fill the demo county on first start, serve desk and portal on 127.0.0.1:8000
	@.venv/bin/zhunsheng run

demo: setup      ## fill the demo county without a server
	@.venv/bin/zhunsheng demo

test: setup-test ## everything that must hold, on SQLite (PostgreSQL, Chromium and Spark tests join where those and Java are)
	@scripts/check && .venv/bin/pytest -q -n 3 --dist worksteal

check: setup-dev ## format, lint, types, the ladder
	@scripts/check

bench:           ## the figures of the README, each beside a peer in the same run
	@scripts/setup bench && .venv/bin/python -m bench

clean:
	rm -rf .venv var
