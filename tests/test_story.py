import datetime as dt

import pytest

from analysis import FramingError, FramingWarning
from analysis.corpus.story import Article, find_story, known_stories, read_story


def story(tmp_path, text):
    (tmp_path / "story.yml").write_text(text, "utf-8")
    return tmp_path


LEAST = "title: T\narticles:\n  - {id: a, outlet: A}\n"


def test_least_story(tmp_path):
    record = read_story(story(tmp_path, LEAST))
    assert (record.title, record.outlets, record.actors, record.concepts) == ("T", ["A"], [], [])
    assert record.articles[0].path(tmp_path) == tmp_path / "articles" / "a.txt"
    assert record.articles[0].outlet_basis == "stated"


def test_ids_and_names_stay_text(tmp_path):
    record = read_story(
        story(tmp_path, "title: 1984\narticles:\n  - {id: 000, outlet: NO}\n  - {id: 1e3, outlet: null}\n")
    )
    assert [(a.id, a.outlet) for a in record.articles] == [("000", "NO"), ("1e3", "null")]
    assert record.title == "1984"


def test_empty_values_are_missing(tmp_path):
    record = read_story(
        story(tmp_path, "title: T\nevent_date:\narticles:\n  - {id: a, outlet: A, agency: , published: }\n")
    )
    assert record.event_date is None
    assert record.articles[0].agency is None and record.articles[0].published is None


@pytest.mark.parametrize("nothing", ["null", "~", "NULL", "Null", ""])
def test_what_yaml_calls_nothing_is_missing(tmp_path, nothing):
    given = f"title: T\nquestion: {nothing}\narticles:\n  - {{id: a, outlet: A, agency: {nothing}}}\n"
    record = read_story(story(tmp_path, given))
    assert record.question is None and record.articles[0].agency is None


@pytest.mark.parametrize(
    ("given", "read"),
    [("2023-04-20", dt.date(2023, 4, 20)), ("2023-04-20T06:15", dt.datetime(2023, 4, 20, 6, 15))],
)
def test_a_date_stays_a_date(given, read):
    published = Article.model_validate({"id": "a", "outlet": "A", "published": given}).published
    assert published == read and type(published) is type(read)


@pytest.mark.parametrize(
    "given", ["2026-13-45", "2026-02-30", "soon", "2026-3-5", "2026-03-03T25:00", "2026", "20260303", "1741000000"]
)
def test_a_bad_date_is_named_with_the_form_expected(tmp_path, given):
    for key, place, form in (
        ("published", "articles, entry 1, published", "day or time that there is, written as 2026-03-03 or 2026-03-03T14:05,"),
        ("event_date", "event_date", "day that there is, written as 2026-03-03,"),
    ):  # fmt: skip
        article = "{id: a, outlet: A}" if key == "event_date" else f"{{id: a, outlet: A, published: {given}}}"
        more = f"event_date: {given}\n" if key == "event_date" else ""
        with pytest.raises(FramingError) as error:
            read_story(story(tmp_path, f"title: T\n{more}articles:\n  - {article}\n"))
        assert error.value.where.endswith("story.yml")
        assert error.value.found == f"{place}: a {form} is expected (found '{given}')"


def test_outlets_once_and_in_order(tmp_path):
    ids = "".join(f"  - {{id: {i}, outlet: {o}}}\n" for i, o in [("a", "Z"), ("b", "A"), ("c", "Z")])
    assert read_story(story(tmp_path, "title: T\narticles:\n" + ids)).outlets == ["Z", "A"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n- b\n", "not a mapping"),
        ("articles:\n  - {id: a, outlet: A}\n", "title"),
        ("title: T\n", "articles"),
        ("title: T\narticles: []\n", "articles"),
        ("title: T\narticles:\n  - {id: a}\n", "articles, entry 1, outlet"),
        ("title: T\narticles:\n  - {id: a, outlet: ''}\n", "articles, entry 1, outlet"),
        ("title: T\narticles:\n  - {id: a b, outlet: A}\n", "'a b'"),
        ("title: T\narticles:\n  - {id: ../a, outlet: A}\n", "'../a'"),
        ("title: T\narticles:\n  - {id: a, outlet: A}\n  - {id: a, outlet: B}\n", "'a' is given twice"),
        (
            "title: T\narticles:\n  - {id: a, outlet: A, file: x}\n  - {id: b, outlet: B, file: x}\n",
            "name the file 'x'",
        ),
        (
            "title: T\narticles:\n  - {id: a, outlet: A, file: '{x}'}\n  - {id: b, outlet: B, file: '{x}'}\n",
            "name the file '{x}'",
        ),
        ("title: T\narticles:\n  - {id: a, outlet: A, outlet_basis: guess}\n", "guess"),
        ("title: T\narticles:\n  - {id: a, outlet: A, published: soon}\n", "soon"),
        ("title: T\narticles:\n  - {id: a, outlet: A, lines: {3: body, 4: nonsense}}\n", "nonsense"),
        (
            "title: T\nevent_date: soon\narticles:\n  - {id: a, outlet: A, published: soon}\n  - {id: b, outlet: ''}\n",
            "(look also at articles, entry 2, outlet; event_date)",
        ),
        ("title: T\narticles:\n" + "  - {id: a, outlet: ''}\n" * 6, "articles, entry 4, outlet; 2 more)"),
        (LEAST + "actors:\n  - {name: Jo}\n  - {name: Jo, kind: citizen}\n", "the actor 'Jo' is given twice"),
        (LEAST + "actors:\n  - {name: '—'}\n", "actors, entry 1, name: '—' has no word in it"),
        (LEAST + "actors:\n  - {name: Jo, aliases: ['–']}\n", "'–' has no word in it"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, said):
    with pytest.raises(FramingError) as error:
        read_story(story(tmp_path, text))
    assert said in str(error.value) and "story.yml" in str(error.value) and "\n" not in str(error.value)


def test_typing_errors_in_keys_are_pointed_out(tmp_path):
    with pytest.warns(FramingWarning, match="'agancy' is not known.*did you mean 'agency'"):
        read_story(story(tmp_path, "title: T\narticles:\n  - {id: a, outlet: A, agancy: X}\n"))


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/hostname", "articles/../../secret.txt"])
def test_a_file_outside_the_folder_is_refused(tmp_path, file):
    with pytest.raises(FramingError, match="outside the story folder"):
        Article(id="a", outlet="A", file=file).path(tmp_path)


def test_a_link_that_leaves_the_folder_is_refused(tmp_path):
    folder = tmp_path / "story"
    (folder / "articles").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (folder / "articles" / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(FramingError, match="outside the story folder"):
        Article(id="a", outlet="A").path(folder)


def test_a_story_is_found_by_path_file_and_name(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "fire"
    folder.mkdir(parents=True)
    story(folder, LEAST)
    deep = tmp_path / "notebooks" / "drafts"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find_story(folder) == find_story(str(folder)) == find_story(folder / "story.yml") == folder
    assert find_story("fire") == folder
    assert known_stories() == ["fire"]


def test_an_unknown_story_names_the_known_ones(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "fire"
    folder.mkdir(parents=True)
    story(folder, LEAST)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FramingError, match=r"'flood'.*name one of: fire"):
        find_story("flood")


@pytest.mark.parametrize("story", [None, 5, ["a", "b"]])
def test_a_story_that_is_no_name(story):
    with pytest.raises(FramingError, match=f"takes a name or a path, not {type(story).__name__}"):
        find_story(story)


def test_shipped_stories_are_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_story("nato-kyiv-2023").name == "nato-kyiv-2023"
    assert {"nato-kyiv-2023", "port-ellery-ferry"} <= set(known_stories())


def test_an_error_of_the_whole_record_does_not_print_it(tmp_path):
    (tmp_path / "story.yml").write_text("title: T\narticles: []\n")
    with pytest.raises(FramingError, match="no articles yet") as error:
        read_story(tmp_path)
    assert "found" not in str(error.value)
