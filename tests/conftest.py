"""Small made-up stories for the tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, settings

from analysis import measure_all, read_corpus
from analysis.corpus.segment import sentence_spans
from analysis.measures.attribution.layout import Layout
from analysis.measures.attribution.speakers import Speakers
from analysis.measures.attribution.speech import Paragraph, find_statements
from analysis.measures.facts.embeddings import encoder
from analysis.tables import write_tables
from benchmarks.gold.stories import Gold

# `pytest --hypothesis-profile=search` looks for new counterexamples; the suite itself is the same on every run.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("suite"), derandomize=False, max_examples=2000)
settings.load_profile("suite")

_CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@pytest.fixture
def make_story(tmp_path):
    """Write a story folder from texts by article id; the outlet of article `a` is `A` unless `outlets` says else.

    `facts` is the content of facts.yml; other keywords go into story.yml; `record` adds keys to one article.
    """

    def make(articles, *, outlets=None, facts=None, record=None, folder="story", **story) -> Path:
        path = tmp_path / folder
        (path / "articles").mkdir(parents=True)
        entries = []
        for article, text in articles.items():
            (path / "articles" / f"{article}.txt").write_bytes(text.encode())
            entry = {"id": article, "outlet": (outlets or {}).get(article, article.upper())}
            entries.append(entry | (record or {}).get(article, {}))
        story = {"title": "A made-up event", "articles": entries} | story
        (path / "story.yml").write_text(yaml.safe_dump(story, allow_unicode=True, sort_keys=False), "utf-8")
        if facts is not None:
            (path / "facts.yml").write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), "utf-8")
        return path

    return make


@pytest.fixture
def make_corpus(make_story):
    """As `make_story`, read into a Corpus."""

    def make(*args, **story):
        return read_corpus(make_story(*args, **story))

    return make


@pytest.fixture
def lay_out():
    """Lines as paragraphs of the body: the text, its paragraphs, and their layout."""

    def laid_out(*lines):
        paragraphs, at = [], 0
        for line in lines:
            sentences = tuple((at + a, at + b) for a, b in sentence_spans(line))
            paragraphs.append(Paragraph("body", at, at + len(line), sentences))
            at += len(line) + 1
        text = "\n".join(lines)
        return text, paragraphs, Layout(text, paragraphs)

    return laid_out


@pytest.fixture
def resolve(lay_out):
    """The speakers of the statements in lines of a body."""

    def resolved(*lines, actors=()):
        text, paragraphs, _ = lay_out(*lines)
        speakers = Speakers(text, paragraphs, actors)
        return [speakers.resolve(statement) for statement in find_statements(text, paragraphs)]

    return resolved


@pytest.fixture
def last(resolve):
    """Name of the last speaker, and by what he is named."""

    def found(*lines, actors=()):
        speaker = resolve(*lines, actors=actors)[-1]
        return speaker and (speaker.name, speaker.by)

    return found


@pytest.fixture
def withheld(story):
    """The module's `story` with its measures and without its texts."""
    write_tables(measure_all(read_corpus(story)), story / "measures")
    for path in (story / "articles").iterdir():
        path.unlink()
    return read_corpus(story)


@pytest.fixture(scope="session")
def shipped():
    """The data/ folder of the checkout."""
    return Path(__file__).resolve().parents[1] / "data"


@pytest.fixture(scope="session")
def gold_articles():
    """The folder of the five articles; the test is skipped where $FRAMING_ARTICLES does not name one."""
    folder = os.environ.get("FRAMING_ARTICLES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("FRAMING_ARTICLES names no folder with the five articles")
    return Path(folder)


@pytest.fixture(scope="session")
def gold():
    """The hand-made answers; the test is skipped where $FRAMING_GOLD and $FRAMING_ARTICLES do not name folders."""
    found = Gold.from_environment()
    if found is None:
        pytest.skip("FRAMING_GOLD and FRAMING_ARTICLES do not name folders")
    return found


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=_CHROMIUM.split())
        yield browser
        browser.close()


@pytest.fixture
def visit(browser):
    """Open a file at a width; `page.asked` and `page.said` are its requests and console messages."""
    page = browser.new_page(offline=True)
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))

    def opened(path: Path, *, width: int = 1280):
        page.asked, page.said = [], []
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        return page

    yield opened
    page.close()


@pytest.fixture
def lab(tmp_path):
    """A JupyterLab of its own on this machine alone: its address; the working folder is `tmp_path`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folders = {name: str(tmp_path / name.lower()) for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}  # fmt: skip
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=", f"--ServerApp.root_dir={tmp_path}", "--LabApp.news_url=", "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    with (tmp_path / "lab.log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | folders, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                assert process.poll() is None, (tmp_path / "lab.log").read_text()
                time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def library(monkeypatch):
    """A stand-in for sentence-transformers; its one model knows boats from all else, and pads what it reads."""

    class Model:
        def __init__(self, name, *, device):
            assert device == "cpu"
            if name != "boats":
                raise OSError(f"no model {name}\nand a long story")

        def encode(self, texts, *, output_value, show_progress_bar):
            assert output_value is None and not show_progress_bar
            return list(map(self._read, texts))

        @staticmethod
        def _read(text):
            tokens = [1 if "oat" in word else 2 for word in text.split()]
            vectors = np.array([[2.0, 0] if token == 1 else [0, 2.0] for token in tokens] + [[9.0, 9]])
            whole = [3.0, 0] if 1 in tokens else [0, 3.0]
            mask = [1] * len(tokens) + [0]
            return {
                "input_ids": [*tokens, 0], "attention_mask": mask, "token_embeddings": vectors, "sentence_embedding": whole,
            }  # fmt: skip

    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Model
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    encoder.cache_clear()
    yield
    encoder.cache_clear()
