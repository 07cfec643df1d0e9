"""A report as one PDF."""

import pytest
from pypdf import PdfReader

from analysis import FramingError
from analysis.report import pdf
from analysis.report.pages import TEMPLATES


@pytest.fixture
def pages(tmp_path):
    """Two pages that link each other, a place in themselves, the web and a file of this machine."""
    found = []
    for name, other in (("one", "two"), ("two", "one")):
        path = tmp_path / "a folder" / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"<!DOCTYPE html><html lang=en><title>{name}</title><h1>Page {name}</h1><a href={other}.html>other</a>"
            "<a href=#here>here</a><a href=https://example.org/>web</a><a href=secret.csv>table</a>"
            "<p style='break-before:page' id=here>Below</p>"
        )
        found.append((name.title(), path))
    return found


def test_without_a_browser_it_is_said(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_PLACES", ())
    with pytest.raises(FramingError, match="--format pdf: no Chromium, Chrome or Edge is installed; install one, or"):
        pdf.find_chromium()


def test_a_browser_that_fails_names_the_page(pages, tmp_path):
    with pytest.raises(FramingError, match=r"no-such-browser, one\.html: .+; print the page from a browser by hand"):
        pdf.print_pdf(pages, tmp_path / "x.pdf", title="T", chromium=str(tmp_path / "no-such-browser"))
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    "fold", ['details class="framing-fold"', 'div class="framing-findings"><details', 'details class="framing-page"']
)
def test_what_is_folded_away_is_printed(fold, tmp_path):
    try:
        chromium = pdf.find_chromium()
    except FramingError as error:
        pytest.skip(str(error))
    page = tmp_path / "one.html"
    style = (TEMPLATES / "page.css").read_text("utf-8")
    page.write_text(f"<!DOCTYPE html><style>{style}</style><{fold}><summary>Head</summary><p>Within</p></details>")
    pdf.print_pdf([("One", page)], tmp_path / "x.pdf", title="T", chromium=chromium)
    assert PdfReader(tmp_path / "x.pdf").pages[0].extract_text().split() == ["Head", "Within"]


def test_pages_are_bound_in_order_and_name_no_folder(pages, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pages = [(label, path.relative_to(tmp_path)) for label, path in pages]  # as --out reports gives them
    try:
        chromium = pdf.find_chromium()
    except FramingError as error:
        pytest.skip(str(error))
    pdf.print_pdf(pages, tmp_path / "x.pdf", title="A “title”", chromium=chromium)
    bound = PdfReader(tmp_path / "x.pdf")
    assert bound.metadata.title == "A “title”"
    assert [item.title for item in bound.outline] == ["One", "Two"]
    assert [bound.get_destination_page_number(item) for item in bound.outline] == [0, 2]
    assert ["Page one" in bound.pages[0].extract_text(), "Page two" in bound.pages[2].extract_text()] == [True, True]
    links = [a.get_object() for page in bound.pages for a in page.get("/Annots", [])]
    addresses = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
    assert addresses == ["https://example.org/"] * 2
    assert len(links) == 6  # the other page, the place below and the web, twice; not the table
    assert b"a folder" not in (tmp_path / "x.pdf").read_bytes()
