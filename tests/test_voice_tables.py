import pandas as pd
import pytest

from analysis import (
    answer_voices,
    measure_actors_heard,
    measure_coverage,
    measure_facts,
    measure_heard,
    measure_quotations,
    measure_verbs,
    measure_voices,
    show_fact_voices,
    show_quotations,
    show_speakers,
    show_verbs,
    show_voices,
    show_words_quoted,
)
from analysis.errors import FramingError

TEXTS = {
    "a": "The quay of the town\n\nThe quay is old. “We looked at every <b>pile</b> of it,” said Ann Lee. Bo Roe warned that it is thin.",
    "b": "A quay for the boats\n\nIt is old. “We looked at every pile,” Ann Lee said. The quay is thin. Bo Roe met friends.",
}
ACTORS = [{"name": "Ann Lee", "kind": "official"}, {"name": "Bo Roe", "kind": "expert"}]
FACTS = [{"id": "F", "statement": "The quay is thin.", "review": {
    "a": {"status": "present", "evidence": ["warned that it is thin"], "voice": "attributed"},
    "b": {"status": "present", "evidence": ["The quay is thin."], "voice": "own"},
}}]  # fmt: skip


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(TEXTS, outlets={"a": "Gazette", "b": "Post"}, actors=ACTORS, facts=FACTS)


def test_the_answer_names_who_is_heard_and_who_is_not(corpus):
    answer = answer_voices(measure_heard(corpus), measure_actors_heard(corpus))
    assert answer.startswith(
        "Of all who are quoted or reported in the body, Ann Lee has most words (14, copied text counted once); as printed, most"
        " in Gazette (9), fewest in Post (5). Share of the text in the outlet's own voice: highest in Post"
    )
    assert answer.endswith("Named and not heard: Bo Roe (by one outlet).")


def test_where_somebody_has_fewest_words_is_told_as_printed(make_corpus):
    copy = (
        "“We looked at every pile of it and at the old steps,” said Ann Lee of the harbour on Monday. The council of the"
        " town will meet again in June to hear what a new quay with steps of stone would cost the owners of the boats."
    )
    texts = {"a": f"Quay is old\n\n{copy}\n", "b": f"Quay is old now\n\n{copy}\n\n“It holds,” said Ann Lee.\n"}
    corpus = make_corpus(texts, outlets={"a": "Gazette", "b": "Post"}, actors=ACTORS)
    answer = answer_voices(measure_heard(corpus), measure_actors_heard(corpus))
    assert "(14, copied text counted once); as printed, most in Post (14), fewest in Gazette (12)" in answer


def test_the_tables_say_what_they_hold(corpus):
    heard, verbs = measure_heard(corpus), measure_verbs(corpus)
    assert "Ann Lee (17% in)" in repr(show_speakers(heard)) and "Bo Roe (100% in)" not in repr(show_speakers(heard))
    quoted = repr(show_words_quoted(heard)).splitlines()
    assert quoted[-1].split()[:5] == ["Ann", "Lee", "9", "5", "14"]
    assert "reported" not in " ".join(quoted), "nobody is listed who is quoted nowhere"
    assert "warn (promise/warning)" in repr(show_verbs(verbs, heard))
    assert "Gazette" in repr(show_fact_voices(measure_coverage(corpus), measure_facts(corpus)))


def test_words_are_escaped(corpus):
    for shown in (show_quotations(corpus, measure_quotations(corpus)), show_voices(corpus, measure_voices(corpus))):
        assert "&lt;b&gt;pile" in shown._repr_html_() and "<b>" not in shown._repr_html_()


def test_one_speaker_alone(corpus):
    voices = measure_voices(corpus)
    assert "warn" not in repr(show_voices(corpus, voices, speaker="Ann Lee"))
    with pytest.raises(FramingError, match="name one of: Ann Lee"):
        show_voices(corpus, voices, speaker="Nobody")


def test_a_story_in_which_nobody_speaks(make_corpus):
    corpus = make_corpus({"a": "A headline of the day\n\nIt rained on the old town."})
    heard, nobody = measure_heard(corpus), measure_actors_heard(corpus)
    said = [
        answer_voices(heard, nobody), show_speakers(heard), show_words_quoted(heard), show_verbs(measure_verbs(corpus), heard),
        show_quotations(corpus, measure_quotations(corpus)), show_voices(corpus, measure_voices(corpus)),
    ]  # fmt: skip
    assert all(isinstance(note, str) for note in said)
    assert pd.isna(heard["actor"]).all()
