"""A lesson's pages in a browser with the network off: check, reveal, keyboard, phone, print."""

import pytest

from analysis.lessons import build_lessons

TEXTS = {
    "a": "Council of Brill lifts the fee <script>document.title='ran'</script>\n\nThe council of Brill lifted the harbour fee to six"
    " dollars on Monday.\n\nMayor Ana Brandt said “the quay needs new steel”.\n\nSailors called it robbery.",
    "b": "Sailors in Brill pay more\n\nThe harbour fee in Brill rises to six dollars, the council decided.\n\nNobody had asked the sailors.",
}
FACTS = [
    {"id": "F1", "statement": "The quay needs <img src=x onerror=\"document.title='ran'\"> steel.", "salience": "core",
     "review": {"a": {"status": "present", "evidence": ["needs new steel"]}, "b": {"status": "absent"}}},
    {"id": "F2", "statement": "No sailor was asked.", "salience": "core",
     "review": {"a": {"status": "absent"}, "b": {"status": "present", "evidence": ["Nobody had asked"]}}},
    {"id": "F3", "statement": "The fee rises to six dollars.", "salience": "core",
     "review": {"a": {"status": "present", "evidence": ["harbour fee to six"]}, "b": {"status": "present", "evidence": ["rises to six"]}}},
]  # fmt: skip


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """Lessons of a small hostile story."""
    import yaml

    folder = tmp_path_factory.mktemp("story") / "brill"
    (folder / "articles").mkdir(parents=True)
    for article, text in TEXTS.items():
        (folder / "articles" / f"{article}.txt").write_text(text, "utf-8")
    record = {
        "title": "The fee <b>x</b>",
        "articles": [{"id": a, "outlet": f"The {a.upper()} <i>Star</i>"} for a in TEXTS],
    }
    (folder / "story.yml").write_text(yaml.safe_dump(record), "utf-8")
    (folder / "facts.yml").write_text(yaml.safe_dump(FACTS), "utf-8")
    return build_lessons(folder, tmp_path_factory.mktemp("lessons")).parent


def letters(page, statement):
    """The letter of a statement in the list of a1."""
    return page.locator("#a1 .key li", has_text=statement).locator("b").inner_text()


def test_a_guess_is_checked_row_by_row_and_revealed(lessons, visit):
    page = visit(lessons / "student" / "a_same_event.html")
    form = page.locator("form#a1")
    said = form.get_by_role("status")
    form.get_by_role("button", name="Check").click()
    assert "Nothing here yet" in said.inner_text()
    rows = form.locator("[data-part]")
    rows.nth(0).get_by_label(": " + letters(page, "No sailor")).check()
    rows.nth(1).get_by_label(": none").check()
    form.get_by_role("button", name="Check").click()
    page.wait_for_function("document.querySelector('#a1 [role=status]').textContent.includes('1 of 2')")
    rows.nth(1).get_by_label(": none").uncheck()
    rows.nth(1).get_by_label(": " + letters(page, "The quay")).check()
    form.get_by_role("button", name="Check").click()
    page.wait_for_function("document.querySelector('#a1 [role=status]').textContent.includes('That is right')")
    assert not form.locator(".sealed").is_visible()
    form.get_by_role("button", name="Show the answer").click()
    assert "annotators' reading" in form.locator(".sealed").inner_text().lower()
    assert page.title() != "ran" and not page.said and page.asked == [page.url]


def test_a_lesson_works_by_keyboard(lessons, visit):
    page = visit(lessons / "student" / "d_apostrophe.html")
    page.locator("form#d1 input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#d1 [role=status]').textContent !== ''")
    page.locator("form#d1 button.reveal").focus()
    page.keyboard.press("Enter")
    assert page.locator("form#d1 button.reveal").get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_window_or_runs_what_an_article_says(lessons, visit, width):
    for path in sorted(lessons.rglob("*.html")):
        page = visit(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.title() != "ran" and not page.said, path.name
        assert page.locator("h1").count() == 1 and page.locator("#main script, #main img[src=x]").count() == 0, (
            path.name
        )


def test_print_leaves_buttons_and_answers_out(lessons, visit):
    page = visit(lessons / "student" / "a_same_event.html")
    page.emulate_media(media="print")
    assert not page.locator("form#a1 button").first.is_visible()
    sheet = visit(lessons / "handouts" / "answer_sheet.html")
    assert "Answer:" not in sheet.content()
