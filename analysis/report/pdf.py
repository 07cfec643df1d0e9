"""A report as one PDF: each page printed by Chromium without a network, then bound in order."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import Fit

from analysis.errors import FramingError

TIMEOUT = 180  # seconds a page may take
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_QUIET = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)  # fmt: skip


def find_chromium() -> str:
    """The program that prints pages: Chromium, Chrome or Edge.

    Raises
    ------
    FramingError
        None of them is installed.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None) or next(filter(os.path.exists, _PLACES), None)
    if found is None:
        raise FramingError("--format pdf", "no Chromium, Chrome or Edge is installed",
                           "install one, or open the HTML report in any browser and print it to PDF")  # fmt: skip
    return found


def print_pdf(pages: Sequence[tuple[str, Path]], target: Path, *, title: str, chromium: str, jobs: int = 2) -> None:
    """Print pages, given as (label, HTML file), into one PDF with an outline; `jobs` pages at one time.

    Links between the pages become links in the PDF; a link to any other file is taken out, since it would
    name a folder of this machine.

    Raises
    ------
    FramingError
        Chromium fails or takes too long; the page is named.
    """
    with tempfile.TemporaryDirectory() as room, ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(_print, path, Path(room) / str(n), chromium) for n, (_, path) in enumerate(pages)]
        bound, starts = PdfWriter(), {}
        bound.add_metadata({"/Title": title})
        for (label, path), run in zip(pages, runs, strict=True):
            printed = run.result()
            starts[path.resolve()] = len(bound.pages)
            bound.append(PdfReader(printed), outline_item=label, import_outline=False)
        _mend_links(bound, starts)
        aside = Path(room) / "bound.pdf"
        bound.write(aside)
        shutil.move(aside, target)


def _print(path: Path, room: Path, chromium: str) -> Path:
    printed = room / "page.pdf"
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    address = path.resolve().as_uri()
    command = [chromium, *_QUIET, *as_root, f"--user-data-dir={room}", f"--print-to-pdf={printed}", address]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=TIMEOUT, check=False)
        said = next(reversed(done.stderr.strip().splitlines()), f"exit status {done.returncode}")
    except subprocess.TimeoutExpired:
        said = f"took longer than {TIMEOUT // 60} minutes"
    except OSError as error:
        said = error.strerror or str(error)
    if not printed.is_file():
        raise FramingError(f"{Path(chromium).name}, {path.name}", said, "print the page from a browser by hand")
    return printed


def _mend_links(bound: PdfWriter, starts: dict[Path, int]) -> None:
    for number, page in enumerate(bound.pages):
        kept = []
        for annotation in (reference.get_object() for reference in page.get("/Annots", [])):
            address = str(annotation.get("/A", {}).get("/URI", ""))
            if not address.startswith("file:"):
                kept.append(annotation)
                continue
            goal = starts.get(Path(unquote(urlsplit(address).path)).resolve())
            if goal is not None:
                kept.append(Link(rect=annotation["/Rect"], target_page_index=goal, fit=Fit.fit()))
        if "/Annots" in page:
            del page["/Annots"]
        for annotation in kept:
            bound.add_annotation(number, annotation)
