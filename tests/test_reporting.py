import pytest

from analysis.measures.language.reporting import (
    CLASSES,
    adjectives,
    also_nouns,
    inflect,
    nouns,
    people_do,
    phrases,
    things_do_too,
    thought,
    verb_forms,
)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("criticize", {"criticize", "criticizes", "criticized", "criticizing",
                       "criticise", "criticises", "criticised", "criticising"}),
        ("label", {"label", "labels", "labeled", "labeling", "labelled", "labelling"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
    ],
)  # fmt: skip
def test_forms_are_made_from_the_base(base, forms):
    assert {form for form, _ in inflect(base)} == forms


def test_what_people_do_things_do_too():
    assert people_do() < things_do_too()


def test_every_verb_has_one_class_and_takes_something():
    takes = {"clause", "that", "thing", "as", "name", "to", "person", "quote", "at", "full", "verdict"}
    found = {(verb.base, verb.particle): verb for form in verb_forms().values() for verb in form.verbs}
    assert len(found) > 250
    assert all(verb.kind in CLASSES and verb.takes and verb.takes <= takes for verb in found.values())


@pytest.mark.parametrize(
    ("form", "class_"),
    [
        ("said", "neutral"), ("insisted", "assertive"), ("denies", "challenging"), ("claimed", "doubting"),
        ("lamented", "emotive"), ("pledged", "promise/warning"), ("warned", "promise/warning"),
    ],
)  # fmt: skip
def test_classes(form, class_):
    assert class_ in {verb.kind for verb in verb_forms()[form].verbs}


def test_a_verb_with_a_particle_comes_before_the_bare_one():
    verbs = verb_forms()["called"].verbs
    assert [verb.particle for verb in verbs][-1] == "" and "for" in [verb.particle for verb in verbs]


def test_nouns_phrases_and_the_other_lists_name_what_the_file_holds():
    assert nouns()["claims"] == "doubting" and nouns()["pledge"] == "promise/warning"
    assert nouns()["rumours"] == nouns()["rumor"] == "doubting"
    assert (("according", "to"), "neutral") in phrases()["according"]
    assert "reports" in also_nouns() and "says" not in also_nouns()
    bases = {verb.base for form in verb_forms().values() for verb in form.verbs}
    assert thought() - nouns().keys() - adjectives().keys() <= bases
