from analysis.measures.language.proper import proper_words


def test_a_word_behind_a_small_letter_is_a_name_by_its_capital():
    assert proper_words(["They rowed to Åse and on to Quill."]) == {"åse", "quill"}


def test_a_word_behind_a_capital_tells_nothing():
    assert proper_words(["The MALMÖ Force came, and the HULL Guild."]) == {"malmö", "hull"}
