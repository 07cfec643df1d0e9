"""Rates of loaded words, counted by hand, and their test."""

import random

import numpy as np
import pandas as pd
import pytest

from analysis import measure_loaded_by_outlet

LOADED = [{"forms": ["grim"], "category": "evaluative", "strength": "strong", "reason": "a judgement"}]
PLAIN = "The boats left the old quay at ten in the morning."  # ten words and one
GRIM = "The boats left the grim quay at ten in the morning."


def page(head, paragraphs):
    return "\n\n".join([head, *paragraphs])


@pytest.fixture
def rated(make_corpus):
    def measured(texts, **settings):
        corpus = make_corpus({name: page(*text) for name, text in texts.items()}, loaded=LOADED, **settings)
        return measure_loaded_by_outlet(corpus).set_index(["outlet", "voice"])

    return measured


def paragraphs(n, seed, *, grim=False):
    """Paragraphs of eleven made-up words, so that none is a copy; where they are grim, one word is."""
    rng = random.Random(seed)
    made_up = [["".join(rng.choices("bdfgklmnprst", k=3)) + "ade" for _ in range(11)] for _ in range(n)]
    for words in made_up:
        words[5] = "grim" if grim else words[5]
    return [" ".join(words).capitalize() + "." for words in made_up]


def test_rates_are_hits_per_thousand_words_of_the_voice(rated):
    quoted = "“A grim day it is for us all,” said Lee."  # eight words quoted, two not
    table = rated(
        {
            "a": ("Boats leave the town again", [GRIM, PLAIN, quoted]),
            "b": ("Boats stay in the town", paragraphs(3, "x")),
        }
    )
    own, mine = table.loc[("A", "own")], table.loc[("A", "quoted")]
    assert (own["n"], own["n_words"]) == (1, 24) and own["rate"] == pytest.approx(1000 / 24)
    assert (mine["n"], mine["n_words"]) == (1, 8) and mine["rate"] == pytest.approx(1000 / 8)
    assert own["enough"] == "no" and pd.isna(own["p"])
    assert table.loc[("B", "own"), "rate"] == 0


def test_an_outlet_past_chance_is_found_and_the_others_are_not(rated):
    texts = {"a": ("Boats leave the town again", paragraphs(12, "a", grim=True)), "b": ("Boats stay in the town", paragraphs(12, "b")),
             "c": ("Boats come to the town", paragraphs(12, "c"))}  # fmt: skip
    own = rated(texts).xs("own", level="voice")
    assert own.loc["A", "p"] == pytest.approx(1 / 2000) and own.loc["A", "q"] == pytest.approx(
        3 / 2000
    )  # three outlets tested
    assert (own.loc[["B", "C"], "p"] > 0.9).all()
    assert own["unit"].eq("paragraph").all()


def test_whole_articles_are_dealt_where_an_outlet_has_several(rated):
    texts = {f"{outlet}{n}": (f"Boats of the town {n} {outlet}", paragraphs(6, f"{outlet}{n}", grim=outlet == "a"))
             for outlet in "ab" for n in (1, 2)}  # fmt: skip
    own = rated(texts, outlets={f"{outlet}{n}": outlet.upper() for outlet in "ab" for n in (1, 2)}).xs(
        "own", level="voice"
    )
    assert own["unit"].eq("article").all()
    assert own.loc["A", "p"] == pytest.approx(1 / 6, abs=0.03), "two of four articles can be dealt in six ways"


def test_copies_are_no_evidence(rated):
    one = {
        "a": ("Boats leave the town again", paragraphs(8, "a", grim=True)),
        "b": ("Boats stay in the town", paragraphs(8, "b")),
    }
    many = one | {f"c{n}": (f"Boats leave the town {n}", one["a"][1]) for n in range(5)}
    before, after = rated(one, folder="one"), rated(many, folder="many")
    columns = ["n_once", "n_words_once", "rate_once", "ci_low_once", "ci_high_once", "enough_once", "p"]
    assert after.loc[[("A", "own"), ("B", "own")], columns].equals(before.loc[[("A", "own"), ("B", "own")], columns])
    copies = after.loc[[(f"C{n}", "own") for n in range(5)]]
    assert copies["p"].isna().all() and np.isnan(copies["rate_once"]).all() and (copies["rate"] > 0).all()
