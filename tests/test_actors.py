from analysis.corpus.actors import mentions

TEXT = (
    "The mayor shuts the quay\n\nMayor Ingrid Lindqvist shut the quay. Lindqvist's friends — among them Ada Lind — "
    "left; Solan Ferries’ ships stay, Solan’s crews go. The “operator” and the operator’s men said lindqvist was right.\n"
)
ACTORS = [
    {"name": "Ingrid Lindqvist", "aliases": ["Lindqvist", "the mayor", "Mayor Ingrid Lindqvist"]},
    {"name": "Solan Ferries", "aliases": ["Solan", "the operator", "operator"]},
    {"name": "Ada Lind"},
]


def named(corpus):
    return [(row.actor, corpus.texts[row.article][row.start : row.end]) for row in mentions(corpus).itertuples()]


def test_mentions_by_name_and_alias(make_corpus):
    assert named(make_corpus({"a": TEXT}, actors=ACTORS)) == [
        ("Ingrid Lindqvist", "The mayor"),
        ("Ingrid Lindqvist", "Mayor Ingrid Lindqvist"),
        ("Ingrid Lindqvist", "Lindqvist"),
        ("Ada Lind", "Ada Lind"),
        ("Solan Ferries", "Solan Ferries"),
        ("Solan Ferries", "Solan"),
        ("Solan Ferries", "operator"),
        ("Solan Ferries", "the operator"),
    ]


def test_curly_and_straight_apostrophes_in_a_name(make_corpus):
    actors = [{"name": "Harbour Workers' Union"}]
    corpus = make_corpus(
        {"a": "Union angry\n\nThe Harbour Workers’ Union is angry, and so is the Harbour Workers' Union."},
        actors=actors,
    )
    assert [name for name, _ in named(corpus)] == ["Harbour Workers' Union"] * 2


def test_story_without_actors(make_corpus):
    found = mentions(make_corpus({"a": TEXT}))
    assert found.empty and list(found.columns) == ["actor", "article", "sentence", "start", "end"]
