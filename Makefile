# Every target sets up what it needs: a virtual environment in .venv with the locked packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := .venv-peers/.ready

.PHONY: help report lessons test lab lint evaluate bench lock clean

help:
	@echo "make report    run the notebooks on every story under data/ and write reports/"
	@echo "make lessons   build the lessons of every story under data/ and write lessons/"
	@echo "make lab       open the notebooks in JupyterLab"
	@echo "make test      run the tests"
	@echo "make lint      check the style of code and notebooks"
	@echo "make evaluate  score the measures against hand-made gold (needs FRAMING_GOLD and FRAMING_ARTICLES)"
	@echo "make bench     time the suite beside its peers"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

report: $(READY)
	$(BIN)/framing report

lessons: $(READY)
	$(BIN)/framing lesson build

lab: $(READY)
	$(BIN)/jupyter lab notebooks

test: $(READY) axe
	$(BIN)/python -m pytest -n auto --dist loadfile

# axe-core checks the pages' accessibility; where npm or the network is missing, its test is skipped and says so.
axe:
	@test -f build/axe/node_modules/axe-core/axe.min.js || ! command -v npm >/dev/null 2>&1 || \
	  npm install --silent --no-save --no-audit --no-fund --prefix build/axe axe-core@4.10.3 >/dev/null 2>&1 || true

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb notebooks/lessons/*.ipynb

evaluate: $(READY)
	$(BIN)/python -m benchmarks.evaluate

$(PEERS): benchmarks/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers.txt
	@touch $@

bench: $(READY) $(PEERS)
	$(BIN)/python -m benchmarks.bench

# The lock is made from pyproject.toml by uv; it carries versions and hashes, and no address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .venv-peers reports lessons build *.egg-info
