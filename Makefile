# Everything a person types. `make run` serves the program, `make test` checks it; both need nothing set up first.
PYTHON := .venv/bin/python
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= 2

.PHONY: setup run test bench messages clean

setup:
	@scripts/setup

run: setup
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py rulebook check
	@echo "aiclaims is at http://$(ADDRESS)/ (Ctrl-C stops it; what you type is kept in data/)"
	@$(PYTHON) -m gunicorn aiclaims.wsgi --bind $(ADDRESS) --workers $(WORKERS) --log-level warning --no-control-socket

test:
	@scripts/setup dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest --numprocesses 2 --dist worksteal

bench:
	@scripts/setup $(if $(ENGINES),bench,dev)
	$(PYTHON) -m bench

messages:
	@scripts/setup dev
	@$(PYTHON) scripts/messages.py

clean:
	rm -rf .venv build .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
