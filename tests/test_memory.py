from analysis.corpus.memory import memory, remembered


def test_a_step_runs_once_a_corpus(make_corpus):
    seen = []

    @remembered
    def ids(corpus):
        seen.append(corpus)
        return list(corpus.texts)

    one, two = make_corpus({"a": "The quay is shut."}, folder="1"), make_corpus({"b": "The ferry runs."}, folder="2")
    assert ids(one) is ids(one) and ids(one) == ["a"] and ids(two) == ["b"]
    assert seen == [one, two]


def test_two_steps_are_remembered_apart(make_corpus):
    corpus = make_corpus({"a": "The quay is shut."})
    first, second = remembered(lambda corpus: 1), remembered(lambda corpus: 2)
    assert (first(corpus), second(corpus)) == (1, 2)
    assert len(memory(corpus)) == 2
