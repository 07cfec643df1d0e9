"""Entries put into YAML files by text, not by writing the file anew."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.yaml_edit import insert_entry, take_out
from analysis.corpus.yaml_files import load_yaml
from analysis.errors import FramingError

ENTRY = {"status": "present", "evidence": [[3, 14]], "note": 'He said: "no" # not a comment'}
LINE = '{status: present, evidence: [[3, 14]], note: "He said: \\"no\\" # not a comment"}'


def put(text, *path, entry=ENTRY):
    after, insertion = insert_entry(text, path, entry, "facts.yml")
    assert take_out(after, insertion, "facts.yml") == text, "taken out again, the text is as it was"
    return after


def test_a_review_is_begun_at_the_end_of_its_fact():
    text = (
        "# head\n- id: F1   # one\n  statement: 'A, b'\n\n# between\n- id: F2\n  statement: >\n    folded\n    text\n"
    )
    assert put(text, "F1", "review", "times") == text.replace("'A, b'\n", f"'A, b'\n  review:\n    times: {LINE}\n")
    assert put(text, "F2", "review", "000") == text + f'  review:\n    "000": {LINE}\n'


def test_a_review_grows_below_its_last_line():
    text = "- id: F1\n  review:\n      a: {status: absent}  # sure\n      b:\n          status: absent\n          note: |\n              long\n              words\n  statement: s\n- id: F2\n  statement: t\n"
    added = put(text, "F1", "review", "NO")
    assert added == text.replace("  statement: s", f'      "NO": {LINE}\n  statement: s')


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- {id: F1, statement: s} # end\n", f"- {{id: F1, statement: s, review: {{a: {LINE}}}}} # end\n"),
        ("- {id: F1, review: {b: {status: absent,},},}\n", f"- {{id: F1, review: {{b: {{status: absent,}}, a: {LINE},}},}}\n"),
        ("- id: F1\n  review: {} # none\n", f"- id: F1\n  review: {{a: {LINE}}} # none\n"),
        ("- id: F1\n  review: # none\n  statement: s", f"- id: F1\n  review: # none\n    a: {LINE}\n  statement: s"),
        ("- id: F1\n  statement: s", f"- id: F1\n  statement: s\n  review:\n    a: {LINE}\n"),
        ("\ufeff- id: F1\r\n  statement: s\r\n", f"\ufeff- id: F1\r\n  statement: s\r\n  review:\r\n    a: {LINE}\r\n"),
        ("- {id: F1, review: , x: y}\n", f"- {{id: F1, review: {{a: {LINE}}}, x: y}}\n"),
        ("-   id: F1\n    cues:\n    - x\n    - y\n", f"-   id: F1\n    cues:\n    - x\n    - y\n    review:\n      a: {LINE}\n"),
        ("- 'id': \"F1\"\n  statement: 's''s'\n", f"- 'id': \"F1\"\n  statement: 's''s'\n  review:\n    a: {LINE}\n"),
    ],
)  # fmt: skip
def test_every_form_of_a_ledger_keeps_its_form(text, after):
    assert put(text, "F1", "review", "a") == after


def test_a_mapping_of_mappings():
    head = "# mine\n"
    first = put(head, "F1", "a")
    assert first == f"# mine\nF1:\n  a: {LINE}\n"
    assert put(first, "F1", "b") == first + f"  b: {LINE}\n"
    assert put(first, "F2", "b") == first + f"F2:\n  b: {LINE}\n"
    assert put("", "F1", "a") == f"F1:\n  a: {LINE}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: F2\n", "no entry with the id 'F1'"),
        ("- id: F1\n  review: {a: {status: absent}}\n", "F1 / review / a is there already"),
        ("- id: F1\n  x: [\n", "not valid YAML"),
        ("- id: F1\r  statement: s\r- id: F2\r  statement: t\r", "no place found"),
    ],
)
def test_what_cannot_be_done_is_said(text, said):
    with pytest.raises(FramingError, match=said):
        insert_entry(text, ("F1", "review", "a"), ENTRY, "facts.yml")


def test_taking_out_finds_its_entry_among_later_ones():
    text = "- id: F1\n  statement: s\n- id: F2\n  statement: t\n"
    one, first = insert_entry(text, ("F2", "review", "a"), ENTRY, "f")
    two, _ = insert_entry("# new\n" + one, ("F1", "review", "a"), ENTRY, "f")
    assert take_out(two, first, "f") == insert_entry("# new\n" + text, ("F1", "review", "a"), ENTRY, "f")[0]
    both, second = insert_entry(one, ("F2", "review", "b"), {"status": "absent"}, "f")
    assert take_out(both, first, "f") == text + "  review:\n    b: {status: absent}\n"
    assert take_out(take_out(both, second, "f"), first, "f") == text
    for changed in (one.replace("present", "absent"), text):
        with pytest.raises(FramingError, match="was changed since"):
            take_out(changed, first, "f")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
facts = st.lists(
    st.fixed_dictionaries(
        {"id": words},
        optional={
            "statement": st.text("ab: #'\"\n-{}[],é“", max_size=20),
            "cues": st.lists(words, max_size=2),
            "review": st.dictionaries(words, st.fixed_dictionaries({"status": words}), max_size=3),
        },
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda fact: fact["id"],
)


@given(facts, st.data(), st.sampled_from([None, True, False]), st.sampled_from([2, 4]), words, words)
def test_any_ledger_takes_any_entry(facts, data, flow, indent, article, note):
    text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, default_flow_style=flow, indent=indent)
    before = load_yaml(text, "f")
    fact = data.draw(st.sampled_from(before))
    path = (fact["id"], "review", article)
    if article in (fact.get("review") or {}):
        with pytest.raises(FramingError, match="there already"):
            insert_entry(text, path, {"note": note}, "f")
        return
    after, insertion = insert_entry(text, path, {"note": note}, "f")
    at = next(i for i, (a, b) in enumerate(zip(text + "\0", after, strict=False)) if a != b)
    assert any(text[:i] + insertion.added + text[i:] == after for i in range(max(0, at - len(insertion.added)), at + 1))
    fact["review"] = (fact.get("review") or {}) | {article: {"note": note}}
    assert load_yaml(after, "f") == before
    assert take_out(after, insertion, "f") == text
