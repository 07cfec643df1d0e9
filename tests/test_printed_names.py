import pytest

from analysis.measures.attribution.printed_names import find_names, is_full_name


def names(text):
    return [(name.text, name.gender, set(name.roles)) for name in find_names(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Xo Qirn came.", [("Xo Qirn", None, set())]),
        ("They met Mr. Qirn and Lady Roe.", [("Qirn", "male", set()), ("Roe", "female", set())]),
        ("Mayor Xo Qirn came.", [("Xo Qirn", None, {"mayor"})]),
        ("Xo Qirn, the mayor of Hull, came.", [("Xo Qirn", None, {"mayor"}), ("Hull", None, set())]),
        ("We saw the mayor of the port, Xo Qirn.", [("Xo Qirn", None, {"mayor"})]),
        ("Xo Qirn, 45, came.", [("Xo Qirn", None, {"person"})]),
        ("On Monday Xo van der Qirn's boat sank.", [("Xo van der Qirn", None, set())]),
        ("Xo Qirn Jr. came.", [("Xo Qirn Jr", None, set())]),
        ("Then Škoda Ås and the šef came.", [("Škoda Ås", None, set())]),
        ("Then Xo el-Qirn and Ras al-Bo came.", [("Xo el-Qirn", None, set()), ("Ras al-Bo", None, set())]),
        ("Then Xo ap Qirn and Bo dos Roes-Poe came.", [("Xo ap Qirn", None, set()), ("Bo dos Roes-Poe", None, set())]),
        ("Then Xo d'Orn came.", [("Xo d'Orn", None, set())]),
        ("Mum-of-two Xo Qirn came.", [("Xo Qirn", "female", set())]),
        ("We met Will Roe, and Will Roe's boat.", [("Will Roe", None, set()), ("Will Roe", None, set())]),
        ("Will Hull act?", [("Hull", None, set())]),
        ("Will Roe, 45, came.", [("Will Roe", None, {"person"})]),
        ("Will Roe said so.", [("Will Roe", None, set())]),
        ("Will Roe act?", [("Roe", None, set())]),
        ("Her Majesty, 90, came.", [("Majesty", None, {"person"})]),
        ("Novelist Susan Qirn came.", [("Susan Qirn", None, set())]),
        ("It was Democrat Susan Qirn.", [("Susan Qirn", None, set())]),
        ("The Republican National Committee met.", [("Republican National Committee", None, set())]),
        ("Hunter Susan Qirn came.", [("Hunter Susan Qirn", None, set())]),
        ("Cllr Xo Qirn met Supt Bo Poe.", [("Xo Qirn", None, {"cllr"}), ("Bo Poe", None, {"supt"})]),
        ("Lake Susan Qirn froze.", [("Lake Susan Qirn", None, set())]),
        ("A MUM-OF-TWO came.", []),
        ("Critics say so.", []),
        ("Nine left in May.", []),
    ],
)
def test_names_with_gender_and_roles(text, expected):
    assert names(text) == expected


def test_one_word_and_one_with_junior_are_family_names():
    found = {name.text: name.is_family for name in find_names("a Qirn, a Roe Jr. and a Xo Poe", 0, 30)}
    assert found == {"Qirn": True, "Roe Jr": True, "Xo Poe": False}


def test_a_full_name_has_two_words_and_nothing_beside():
    assert is_full_name("Xo Qirn") and not is_full_name("Qirn") and not is_full_name("the Xo Qirn")


def test_what_goes_on_behind_a_comma_is_no_role_of_the_name():
    assert names("His wife, Susan Qirn, said he was a good boy.") == [("Susan Qirn", "female", {"wife"})]
    assert names("Susan Qirn, once a good boy, left.") == [("Susan Qirn", "male", {"boy"})]
