"""The report's pages in a browser with the network off."""

import os
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PIL import Image

from analysis.report import write_report

RUNS = "document.documentElement.dataset.ran = 1"
HOSTILE = f"<script>{RUNS}</script><img src=x onerror='{RUNS}'></td></table><b>$x$"
ARTICLES = {
    "a": f"""Ferry line to Oxley {HOSTILE} ends in spring

The harbour board voted on Monday to end the ferry line to Oxley {HOSTILE} in the spring.

"We cannot pay for empty boats," said Ana Prell, who chairs the board {HOSTILE}.

The line has run since 1931. It carried 41,000 people last year, the board said.
""",
    "b": f"""Islanders furious as board scraps the Oxley ferry

Islanders reacted with anger on Monday after the harbour board scrapped the ferry to Oxley.

"They have cut us off {HOSTILE}," said Tom Reeve, a fisherman, outside the hall.

A bridge has been promised for years. Nothing has been built, and no money is set aside.
""",
    "c": """Board saves two million with end of Oxley line

The end of the loss-making Oxley line will save two million a year, the harbour board said on Monday.

Ana Prell, its chair, praised a sound and careful decision. "The sums are clear," she said.
""",
}
FACTS = [
    {"id": "F1", "statement": f"The board voted to end the ferry line {HOSTILE}", "type": "event", "salience": "core"},
    {"id": "F2", "statement": "The line carried 41,000 people last year", "type": "number", "salience": "major"},
    {"id": "F3", "statement": "No money is set aside for a bridge", "type": "background", "salience": "minor"},
]


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """The report of a small story whose every text tries to be markup; the folder of its pages."""
    room = tmp_path_factory.mktemp("pages")
    folder = room / "oxley"
    (folder / "articles").mkdir(parents=True)
    for article, text in ARTICLES.items():
        (folder / "articles" / f"{article}.txt").write_text(text, "utf-8")
    record = {"agency": HOSTILE, "byline": HOSTILE, "note": HOSTILE, "outlet_basis": "inferred"}
    story = {
        "title": f"The Oxley ferry {HOSTILE}",
        "question": HOSTILE,
        "licence": HOSTILE,
        "articles": [{"id": i, "outlet": f"Outlet {i} {HOSTILE}"} | record for i in ARTICLES],
        "actors": [{"name": f"Ana Prell {HOSTILE}", "aliases": ["Ana Prell", HOSTILE]}],
    }
    (folder / "story.yml").write_text(yaml.safe_dump(story), "utf-8")
    (folder / "facts.yml").write_text(yaml.safe_dump(FACTS), "utf-8")
    return write_report(folder, room / "reports").parent


def pages_of(report):
    return [report.parent / "index.html", *sorted(report.glob("*.html"))]


def test_pages_ask_for_nothing_run_nothing_and_say_nothing(report, visit):
    assert len(pages_of(report)) > 3
    for path in pages_of(report):
        page = visit(path)
        assert [url for url in page.asked if not url.startswith("data:")] == [path.as_uri()], path.name
        assert page.said == [], path.name
        assert page.evaluate("document.documentElement.dataset.ran") is None, path.name
        assert "Oxley ferry <script>" in page.inner_text("body"), path.name
        assert path.stat().st_size < 3_000_000, path.name


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_never_scroll_sideways(report, visit, width):
    for path in pages_of(report):
        page = visit(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_figures_stay_legible_on_a_phone(report, visit):
    widths = []
    for path in report.glob("*.html"):
        images = visit(path, width=360).locator("figure img")
        widths += images.evaluate_all(
            "images => images.map(image => image.complete && image.getBoundingClientRect().width)"
        )
    assert widths
    assert min(widths) >= 560


def test_a_figure_that_goes_on_is_shaded_at_its_edge_until_its_end_is_seen(report, visit):
    figure = visit(report / "index.html", width=360).locator("figure").first
    darkest = []
    for where in (0, 9999):
        figure.evaluate("(box, where) => { box.scrollLeft = where }", where)
        shown = Image.open(BytesIO(figure.screenshot())).convert("L")
        darkest.append(min(shown.crop((shown.width - 3, 20, shown.width - 1, 40)).getdata()))
    assert darkest[0] < 225 and darkest[1] == 255


def test_a_long_name_leaves_room_for_what_is_said_of_it(report, visit):
    widths = visit(report / "03_omitted_facts.html").locator("dd").evaluate_all("all => all.map(dd => dd.offsetWidth)")
    assert len(widths) == len(ARTICLES) and min(widths) > 300


def test_figures_have_alt_texts_of_their_own(report, visit):
    for path in report.glob("*.html"):
        alts = visit(path).locator("img").evaluate_all("images => images.map(image => image.alt)")
        assert all(len(alt) > 20 and not alt.startswith("Figure without") for alt in alts), path.name


def test_headings_are_in_order(report, visit):
    for path in pages_of(report):
        levels = visit(path).locator("h1, h2, h3, h4, h5, h6").evaluate_all("found => found.map(h => +h.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1, path.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), path.name


def test_tables_sort_from_the_keyboard(report, visit):
    page = visit(report / "index.html")
    header = page.locator("th", has_text=re.compile("^Body words"))
    column = "table >> nth=0 >> tbody tr td:nth-child(5)"
    as_read = [int(n) for n in page.locator(column).all_inner_texts()]
    header.locator("button").focus()
    for direction, wanted in (("ascending", sorted(as_read)), ("descending", sorted(as_read, reverse=True))):
        page.keyboard.press("Enter")
        assert header.get_attribute("aria-sort") == direction
        assert [int(n) for n in page.locator(column).all_inner_texts()] == wanted
    assert page.locator("[aria-sort]").count() == 1


def test_code_opens_and_the_first_tab_stop_skips_to_the_content(report, visit):
    page = visit(next(report.glob("0*.html")))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    code = page.locator(".code .highlight").first
    assert not code.is_visible()
    page.locator(".code summary").first.click()
    assert code.is_visible()


def test_print_leaves_out_what_is_for_the_screen(report, visit):
    page = visit(next(report.glob("0*.html")))
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible()
    assert not page.locator(".code").first.is_visible()
    assert page.locator("h1").is_visible()


def test_on_paper_a_finding_has_its_caution_and_its_evidence_where_it_was_opened(report, visit):
    page = visit(report / "index.html")
    first = page.locator(".finding", has=page.locator("li")).first
    page.emulate_media(media="print")
    assert first.locator(".caution").is_visible() and not first.locator("li").first.is_visible()
    first.locator("summary").evaluate("summary => { summary.parentElement.open = true; }")
    assert first.locator("li").first.is_visible()


def test_on_paper_the_heads_of_a_table_keep_their_words_whole(report, visit):
    page = visit(report / "03_omitted_facts.html")
    page.set_viewport_size({"width": 640, "height": 900})
    page.emulate_media(media="print")
    head = page.locator("th", has_text="salience").first
    assert head.evaluate("head => head.getClientRects()[0].width") > 40  # pixels; broken by letters it had 20
    assert head.locator("button").evaluate("button => getComputedStyle(button).display") == "contents"


AXE = Path(__file__).resolve().parents[1] / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(report, browser, scheme):
    """axe-core (Deque): rules of WCAG 2.2 A and AA, and good practice; everything that is folded is opened first."""
    axe = Path(os.environ.get("FRAMING_AXE", AXE))
    if not axe.is_file():
        pytest.skip("axe-core is not here: `make axe` fetches it by npm, or FRAMING_AXE names axe.min.js")
    page = browser.new_page(offline=True, bypass_csp=True, color_scheme=scheme)
    for path in pages_of(report):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        page.evaluate(axe.read_text("utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found] == [], path.name
    page.close()


def test_findings_open_from_the_keyboard(report, visit):
    page = visit(report / "index.html")
    first = page.locator(".finding").first
    caution = first.locator(".caution")
    assert not caution.is_visible()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert caution.is_visible()
    assert page.locator(".finding").count() >= 3
    assert page.locator("main h2").first.inner_text() == "What differs most"


def test_the_first_screen_has_outlets_and_findings(report, visit):
    page = visit(report / "index.html")
    assert page.locator(".outlets .tag").count() == 3
    assert page.locator(".finding").first.bounding_box()["y"] < 900


def shown(page, selector):
    return [mark.is_visible() for mark in page.locator(selector).all()]


def test_layers_are_switched_from_the_keyboard(report, visit):
    page = visit(report / "reading.html")
    names = page.locator(".framing-story .who")
    assert names.count() and all(shown(page, ".framing-story .who"))
    page.locator("input[name=voices]").focus()
    page.keyboard.press("Space")
    assert not any(shown(page, ".framing-story .who"))
    assert not any(shown(page, ".framing-story .facts"))
    page.locator("input[name=facts]").check()
    assert all(shown(page, ".framing-story .facts"))


def test_a_fact_is_followed_through_the_articles(report, visit):
    page = visit(report / "reading.html", width=390)
    page.locator("select").nth(1).select_option("fact-1")  # only article a tells F2
    said = [cell.inner_text() for cell in page.locator(".cell").all() if cell.is_visible()]
    assert len(said) == 3
    assert [text.split(" sentence")[0] for text in said] == [
        "F2: tells it in", "F2: not told here; nearest is", "F2: not told here; nearest is",
    ]  # fmt: skip
    link = page.locator(".a0 .c1 a")
    link.click()
    assert page.locator(":target").inner_text().find("41,000 people") > 0
    outline = "found => getComputedStyle(found).outlineStyle"
    assert page.locator(".a0 .f1").evaluate(outline) == "solid"


def test_one_article_can_be_read_alone(report, visit):
    page = visit(report / "reading.html")
    assert shown(page, ".framing-story .article") == [True, True, True]
    page.locator("select").first.select_option("only-1")
    assert shown(page, ".framing-story .article") == [False, True, False]


def test_the_reading_view_prints_every_article_without_its_controls(report, visit):
    page = visit(report / "reading.html")
    page.emulate_media(media="print")
    assert not page.locator(".framing-story .controls").is_visible()
    assert shown(page, ".framing-story .article") == [True, True, True]
