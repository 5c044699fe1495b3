# Everything a person types. `make run` serves the program, `make test` checks it; both need nothing set up first.
PYTHON := .venv/bin/python
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= 2
MINUTES ?= 5
PEOPLE ?= 50
# Half a minute, after which gunicorn ends a worker, may pass on a machine that is busy making files.
SERVER = $(PYTHON) -m gunicorn --workers $(WORKERS) --threads 4 --timeout 120 --log-level warning --no-control-socket
LOAD = $(PYTHON) -m bench.load --minutes $(MINUTES) --people $(PEOPLE) -- $(SERVER)
IN_TWO = --numprocesses 2 --dist worksteal

.PHONY: setup run test test-postgres bench load messages clean

setup:
	@scripts/setup

run: setup
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py rulebook check
	@echo "aiclaims is at http://$(ADDRESS)/ (Ctrl-C stops it; what you type is kept in data/)"
	@$(SERVER) --bind $(ADDRESS) aiclaims.wsgi

test:
	@scripts/setup dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest $(IN_TWO)

# All that touches the database, and the load, each on a PostgreSQL server made for it.
test-postgres:
	@scripts/setup dev postgres
	scripts/postgres $(PYTHON) -m pytest $(IN_TWO) -m django_db
	scripts/postgres $(LOAD)

bench:
	@scripts/setup $(if $(ENGINES),bench,dev)
	$(PYTHON) -m bench -- $(SERVER)

load:
	@scripts/setup dev
	$(LOAD)

messages:
	@scripts/setup dev
	@$(PYTHON) scripts/messages.py

clean:
	rm -rf .venv build .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
