import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis import FramingError
from analysis.measures.word_choice.dictionaries import SHIPPED, Dictionary, overlaps, read_dictionary

WORD = st.from_regex(r"[a-z]{2,8}\*?", fullmatch=True)
TERM = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
NAME = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
FRAMES = st.dictionaries(NAME, st.lists(TERM, min_size=1, max_size=4, unique=True), min_size=1, max_size=4)


def as_dic(frames, tab="\t"):
    numbers = {name: n for n, name in enumerate(frames, 1)}
    terms = {}
    for name, entries in frames.items():
        for entry in entries:
            terms.setdefault(entry, []).append(str(numbers[name]))
    head = "".join(f"{n}\t{name}\n" for name, n in numbers.items())
    return f"%\n{head}%\n" + "".join(f"{term}{tab}{tab.join(ids)}\n" for term, ids in terms.items())


def as_dicx(frames):
    terms = dict.fromkeys(term for entries in frames.values() for term in entries)
    rows = [",".join([term, *("X" if term in entries else "" for entries in frames.values())]) for term in terms]
    return "\n".join([",".join(["DicTerm", *frames]), *rows]) + "\n"


def as_ours(frames):
    return yaml.safe_dump(
        {"name": "n", "frames": {name: {"terms": terms} for name, terms in frames.items()}}, sort_keys=False
    )


FORMATS = {
    ".yml": [as_ours, lambda frames: yaml.safe_dump(frames, sort_keys=False)],
    ".dic": [as_dic, lambda frames: as_dic(frames, "  ")],
    ".dicx": [as_dicx],
}


@given(FRAMES)
def test_every_format_gives_back_what_was_written(tmp_path_factory, frames):
    folder = tmp_path_factory.mktemp("d")
    for ending, writers in FORMATS.items():
        for write in writers:
            path = folder / f"mine{ending}"
            path.write_text(write(frames), "utf-8")
            read = {name: set(terms) for name, terms in read_dictionary(path).frames.items()}
            assert read == {name: set(terms) for name, terms in frames.items()}


@given(st.text(max_size=80), st.sampled_from(sorted(FORMATS)))
def test_any_file_is_read_or_refused_in_one_line(tmp_path_factory, text, ending):
    path = tmp_path_factory.mktemp("d") / f"x{ending}"
    path.write_text(text, "utf-8", newline="")
    try:
        assert isinstance(read_dictionary(path), Dictionary)
    except FramingError as error:
        assert len(str(error).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.dic", "no header", "two lines of '%'"),
        ("a.dic", "%\nx y\n%\n", r"a\.dic:2.*number"),
        ("a.dic", "%\n1\tcat\n%\nword\t2\n", r"a\.dic:4.*category 2"),
        ("a.dic", "%\n1\tcat\n%\nword\n", r"a\.dic:4.*without the number"),
        ("a.dic", "%\n1\tcat\n%\n", "no frame with a term"),
        ("a.dicx", "word,x\n", "DicTerm"),
        ("a.dicx", "DicTerm,x\na,X,X\n", r"a\.dicx:2.*cells"),
        ("a.yml", "- a\n", "not a mapping"),
        ("a.yml", "frames:\n  x:\n    terms: {a: b}\n", "not a list of terms"),
        ("a.txt", "x", "one that ships"),
        ("b.yml", None, "no such file"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path, name, text, message):
    path = tmp_path / name
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(FramingError, match=message):
        read_dictionary(path)


def test_quanteda_categories_may_be_nested(tmp_path):
    path = tmp_path / "q.yml"
    path.write_text("Economy:\n  good: [Growth, 'full employment']\n  bad:\n    - debt*\nwar: war\n", "utf-8")
    assert dict(read_dictionary(path).frames) == {
        "Economy.good": ("growth", "full employment"),
        "Economy.bad": ("debt*",),
        "war": ("war",),
    }


def test_the_older_conditions_of_liwc_are_passed_over(tmp_path):
    path = tmp_path / "l.dic"
    path.write_text("%\n01\tfunct\n\t125\taffect\n%\nlike\t(02 134)125/464\t1\nkind of\t125\n:)\t125\n", "utf-8")
    assert dict(read_dictionary(path).frames) == {"funct": ("like",), "affect": ("kind of",)}


@pytest.mark.parametrize("name", SHIPPED)
def test_no_term_stands_in_two_frames_unannounced(name):
    dictionary = read_dictionary(name)
    assert overlaps(dictionary) == []
    assert dictionary.source and all(len(terms) >= 20 for terms in dictionary.frames.values())
    entries = yaml.safe_load(SHIPPED[name].read_text("utf-8"))["frames"]
    assert all(entry["source"] for entry in entries.values())
    for frame, terms in dictionary.frames.items():
        assert len(set(terms)) == len(terms), frame


def test_an_overlap_is_seen_through_an_ending():
    mine = {"a": ("tax*", "war"), "b": ("taxes", "cold war")}
    assert overlaps(Dictionary("n", "s", mine)) == [("taxes", "b", "a")]
    assert overlaps(Dictionary("n", "s", mine, shared=("taxes",))) == []
