import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis import FramingError, plot_sentiment, plot_target_sentiment
from analysis.tables import TABLES, check
from analysis.views import style


def of(name, rows):
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


def figure_of(axes):
    return np.ravel(axes)[0].figure


def tone(outlet, lexicon="VADER", voice="own", mean=0.1, low=0.0, high=0.2, n=40, enough="yes"):
    return {"outlet": outlet, "lexicon": lexicon, "voice": voice, "mean": mean, "ci_low": low, "ci_high": high,
            "n_sentences": n, "n_paragraphs": n, "enough": enough}  # fmt: skip


def test_means_show_how_much_text_they_rest_on():
    table = of(
        "sentiment_by_outlet",
        [
            tone("A", mean=0.1),
            tone("B", mean=0.4, enough="thin"),
            tone("C", mean=-0.3, low=np.nan, high=np.nan, n=2, enough="no"),
        ],
    )
    (ax,) = plot_sentiment(table, voices=("own",))
    dots = {line.get_xdata()[0]: line for line in ax.lines if line.get_marker() not in ("", "None", None)}
    assert to_hex(dots[0.1].get_markerfacecolor()) == style.COLOURS[0].lower()
    assert to_hex(dots[0.4].get_markerfacecolor()) == "#ffffff"
    assert dots[-0.3].get_marker() == "x"
    assert "own voice, 2 sentences" in [t.get_text() for t in ax.get_yticklabels()]
    alt = figure_of(ax).get_label()
    assert "highest in B (+0.40), lowest in C (-0.30)" in alt and "2 of 3 means" in alt


def test_an_interval_is_drawn_from_end_to_end():
    (ax,) = plot_sentiment(of("sentiment_by_outlet", [tone("A", low=-0.05, high=0.25), tone("B")]), voices=("own",))
    assert [-0.05, 0.25] in [list(line.get_xdata()) for line in ax.lines]


def test_as_printed_and_counted_once_are_on_one_scale():
    table = of(
        "sentiment_by_outlet",
        [
            tone("A", low=-0.4, high=0.7)
            | {"mean_once": 0.1, "ci_low_once": -0.2, "ci_high_once": 0.9, "n_sentences_once": 9}
        ],
    )
    drawn = [plot_sentiment(table, voices=("own",), once=once)[0] for once in (False, True)]
    said = [ax.figure.get_supxlabel() for ax in drawn]
    assert "as printed" in said[0] and "copied text counted once" in said[1]
    limits = [ax.get_xlim() for ax in drawn]
    assert limits[0] == limits[1] == pytest.approx((-0.48, 0.98))


def test_one_panel_a_lexicon_or_the_one_asked_for():
    table = of("sentiment_by_outlet", [tone(outlet, lexicon) for outlet in "AB" for lexicon in ("VADER", "Pattern")])
    assert [ax.get_title("left") for ax in plot_sentiment(table, voices=("own",))] == ["VADER", "Pattern"]
    assert len(plot_sentiment(table, lexicon="Pattern", voices=("own",))) == 1
    with pytest.raises(FramingError, match=r"lexicon 'AFINN'.*VADER and Pattern"):
        plot_sentiment(table, lexicon="AFINN", voices=("own",))
    with pytest.raises(FramingError, match="voice 'loud'"):
        plot_sentiment(table, voices=("loud",))


def toward(actor, outlet, mean=0.1, enough="thin", voice="own", n=6):
    return {"actor": actor} | tone(outlet, voice=voice, mean=mean, enough=enough, n=n)


def marked(ax):
    return {line.get_xdata()[0]: line for line in ax.lines if line.get_marker() not in ("", "None", None)}


def test_means_toward_an_actor_stand_by_actor_and_outlet():
    rows = [toward("Arden", "A", 0.1), toward("Arden", "B", -0.2, "no", n=2), toward("Arden", "C", np.nan, "no", n=0),
            toward("Brandt", "A", 0.3, "yes", n=40), toward("Arden", "A", 0.9, voice="quoted")]  # fmt: skip
    (ax,) = plot_target_sentiment(of("target_sentiment_by_outlet", rows))
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Brandt", "A, 40", "Arden", "A, 6", "B, 2"]  # most sentences first; C names nobody
    assert [label.get_fontweight() for label in ax.get_yticklabels()] == ["bold", "normal", "bold", "normal", "normal"]
    assert {mean: line.get_ydata()[0] for mean, line in marked(ax).items()} == {0.3: 1, 0.1: 3, -0.2: 4}
    assert to_hex(marked(ax)[0.3].get_markeredgecolor()) == style.COLOURS[0].lower()
    alt = figure_of(ax).get_label()
    assert "Arden highest in A (+0.10), lowest in B (-0.20)" in alt and "2 of 3 means per lexicon rest on thin" in alt


def test_an_actor_of_whom_nobody_writes_enough_is_left_out():
    rows = [toward("Arden", "A"), toward("Brandt", "A", -0.9, enough="no", n=9)]
    (ax,) = plot_target_sentiment(of("target_sentiment_by_outlet", rows))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Arden", "A, 6"]
    assert ax.get_xlim() == pytest.approx((-0.08, 0.28)), "who is not shown stretches no axis"
    (ax,) = plot_target_sentiment(of("target_sentiment_by_outlet", rows[1:]))
    assert figure_of(ax).get_label() == "No outlet writes enough of an actor for a mean."
    (ax,) = plot_target_sentiment(of("target_sentiment_by_outlet", []))
    assert figure_of(ax).get_label() == "story.yml lists no actors, or none is named."


def test_at_most_so_many_actors_and_only_voices_that_are_there():
    table = of("target_sentiment_by_outlet", [toward(actor, "A", n=n) for actor, n in (("Arden", 5), ("Brandt", 7))])
    (ax,) = plot_target_sentiment(table, top=1)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Brandt", "A, 7"]
    with pytest.raises(FramingError, match="voice 'loud'"):
        plot_target_sentiment(table, voice="loud")
