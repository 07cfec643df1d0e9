"""Concepts that nobody listed: what one outlet writes where another writes something else, as a draft to edit; and forms
of listed labels that nobody listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.corpus.house_style import TITLES, Folder, even, function_words
from analysis.corpus.segment import word_spans
from analysis.corpus.yaml_edit import scalar
from analysis.errors import FramingError
from analysis.measures.facts.facts import measure_coverage
from analysis.measures.language.reporting import inflect, verb_forms
from analysis.measures.language.thesaurus import kinship
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.text_reuse.reuse import measure_aligned
from analysis.measures.text_reuse.sources import source_of
from analysis.measures.word_choice.base_forms import base_form
from analysis.measures.word_choice.loaded_words import doubled
from analysis.measures.word_choice.phrases import Phrases, sentence_units

COLUMNS = ["concept", "label", "reason", "n", "outlets"]
DRAFT = "concepts-draft.yml"
_NAMES, _SWAPPED, _SLOT = "names of one actor", "swapped in copied text", "between the same words"
_NEAR = "near in meaning, told of one fact"
_NO_CHOICE = frozenset(["spelling only", "number", "dateline", "attribution"])
_LONGEST = 4  # words of a label
_AKIN = 2  # words that a word stands for in other outlets; one of more is a general word (place, end)
_ENDINGS = ("ed", "ing", "ly", "s")


def propose_concepts(corpus: Corpus) -> pd.DataFrame:
    """Propose concepts and their labels, for a person to edit.

    - names of one actor: the names of an actor of story.yml, where outlets do not all use the same;
    - swapped in copied text: words that a reprint put in the place of others (table `aligned`), up to four;
    - between the same words: one or two words that different sources write between the same two words and one (after
      the distributional idea of Harris 1954: what stands in one place may mean one thing);
    - near in meaning, told of one fact: two words that the thesaurus holds near, where one source tells a fact (table
      `coverage`) with the one and another source with the other. About half of them are one thing under two names.

    Returns
    -------
    pandas.DataFrame
        One row per concept and label: concept, label, reason, n (places that speak for it), outlets (that use it). Empty
        where the texts are withheld.
    """
    if not corpus.has_text:
        return pd.DataFrame(columns=COLUMNS)
    listed = {form.lower() for c in corpus.story.concepts for label in c.labels.values() for form in label.forms}
    rows = [*_actor_names(corpus)]
    for reason, pairs in ((_SWAPPED, _swapped(corpus)), (_SLOT, _slots(corpus)), (_NEAR, _near(corpus))):
        for labels in _joined(pairs):
            if not set(labels) <= listed:
                name = " / ".join(sorted(labels, key=lambda label: (-len(labels[label]), label))[:3])
                rows += [(name, label, reason, len(places), places) for label, places in labels.items()]
                listed |= set(labels)  # not for another reason again
    outlet = corpus.outlet_of()
    table = [
        (name, label, reason, n, ", ".join(dict.fromkeys(outlet[a] for a in outlet if a in articles)))
        for name, label, reason, n, articles in ((*row[:4], {place[0] for place in row[4]}) for row in rows)
    ]
    return pd.DataFrame(table, columns=COLUMNS)


def uncounted_forms(corpus: Corpus) -> dict[str, dict[str, int]]:
    """Other forms of the labels' first and last words that stand in headline, deck or body and count as no label.

    Beside a label `reject` that is `rejects`, beside `turn down` `turned down`: by rule, and for a person to add to the
    forms in story.yml. Concept -> form as printed, in lower case -> how often, the most frequent first; none where the
    texts are withheld.
    """
    vocabulary = frozenset(word.term for word in corpus.rows("tokens"))
    entries: list[tuple] = []
    for concept in corpus.story.concepts:
        listed = [form for label in concept.labels.values() for form in (*label.forms, *label.but_not)]
        entries += [(form, concept.name, None) for form in listed]
        plain = (form.split() for form in listed if "*" not in form and form.islower())
        entries += [
            (" ".join([*words[:at], other, *words[at + 1 :]]), concept.name, concept.name)
            for words in plain
            for at in {0, len(words) - 1}
            for base in [base_form(words[at], vocabulary)]
            for other in dict.fromkeys([*(form for form, _ in inflect(base)), *doubled(base)])
        ]
    found: dict[str, Counter[str]] = {concept.name: Counter() for concept in corpus.story.concepts}
    phrases = Phrases(entries, corpus.folding)
    for _, units in sentence_units(corpus) if corpus.has_text else ():
        for first, last, concept in phrases.find(units):
            found[concept][" ".join(unit.low for unit in units[first:last])] += 1
    return {concept: dict(forms.most_common()) for concept, forms in found.items()}


def write_draft(corpus: Corpus) -> Path:
    """Write the proposals to concepts-draft.yml in the story folder, in the form of `concepts:` in story.yml.

    Raises
    ------
    FramingError
        The texts are withheld, nothing is proposed, or there is a draft already: it is never overwritten.
    """
    path = corpus.folder / DRAFT
    if not corpus.has_text:
        raise FramingError(
            corpus.folder, "the texts are not here", f"add them with `framing add {corpus.folder.name} FILES`"
        )
    proposed = propose_concepts(corpus)
    if proposed.empty:
        raise FramingError(
            corpus.folder,
            "nothing to propose",
            "write `concepts:` in story.yml by hand: see the README, 'Your own story'",
        )
    try:
        with path.open("x", encoding="utf-8") as draft:
            draft.writelines(f"{line}\n" for line in _draft(proposed))
    except FileExistsError:
        raise FramingError(
            path, "there is a draft already", "move what you want to story.yml, then delete or rename it"
        ) from None
    return path


def _draft(proposed: pd.DataFrame) -> Iterator[str]:
    yield "# Proposals, to be edited: keep what is one thing under several names, delete the rest, then move it to story.yml."
    yield "concepts:"
    for (concept, reason), labels in proposed.groupby(["concept", "reason"], sort=False):
        yield f"  - name: {scalar(concept)}  # {reason}"
        yield "    labels:"
        for row in labels.itertuples():
            outlets = "".join(char if char.isprintable() else " " for char in row.outlets)
            yield f"      {scalar(row.label)}: [{scalar(row.label)}]  # {row.n} in {outlets}"


def _actor_names(corpus: Corpus) -> Iterator[tuple]:
    """Actors whose names differ between articles, spelling and titles such as Mr. left out."""
    folder = corpus.folding
    for actor, rows in mentions(corpus).groupby("actor", sort=False):
        forms: dict[str, list] = defaultdict(list)
        for row in rows.itertuples():
            printed = _plain(corpus.texts[row.article][row.start : row.end])
            known = next((form for form in forms if _folded(form, folder) == _folded(printed, folder)), printed)
            forms[known].append((row.article, row.sentence))
        by_article = defaultdict(set)
        for form, places in forms.items():
            for article, _ in places:
                by_article[article].add(form)
        if len(forms) > 1 and len({frozenset(used) for used in by_article.values()}) > 1:
            yield from ((actor, form, _NAMES, len(places), places) for form, places in forms.items())


def _swapped(corpus: Corpus) -> Iterator[tuple]:
    """(label, its place, other label, its place) for words that a reprint swapped."""
    folder = corpus.folding
    aligned = measure_aligned(corpus)
    aligned = aligned[(aligned["op"] == "swapped") & ~aligned["edit_class"].isin(_NO_CHOICE)]
    for row in aligned.itertuples():
        a = _label(corpus.texts[row.article_a][row.start_a : row.end_a], folder)
        b = _label(corpus.texts[row.article_b][row.start_b : row.end_b], folder)
        if a and b and a != b:
            yield a, (row.article_a, row.sentence_a), b, (row.article_b, row.sentence_b)


def _label(text: str, folder: Folder) -> str | None:
    """The words folded, without function words at their ends; None where none is left, too many, or a number."""
    words = _folded(_plain(text), folder)
    return " ".join(words) if 0 < len(words) <= _LONGEST and not any(map(str.isdigit, "".join(words))) else None


def _plain(text: str) -> str:
    """The words without titles, and without function words at their ends."""
    words = [even(text[slice(*span)]) for span in word_spans(text)]
    words = [word for word in words if word.lower() not in TITLES]
    while words and words[0].lower() in function_words():
        words = words[1:]
    while words and words[-1].lower() in function_words():
        words = words[:-1]
    return " ".join(words)


def _folded(text: str, folder: Folder) -> tuple[str, ...]:
    return tuple(folder.fold(word)[0] or word.lower() for word in text.split())


def _slots(corpus: Corpus) -> Iterator[tuple]:
    """Pairs of one or two words that sources independent of each other write between the same words."""
    source = source_of(corpus)
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    keys = zip(told["article"], told["sentence"], strict=True)
    copied = dict(zip(keys, is_copied(corpus, told), strict=True))
    slots: dict[tuple, dict[str, tuple]] = defaultdict(dict)
    for sentence, units in sentence_units(corpus):
        place = sentence.article, sentence.sentence
        words = [] if copied[place] else [unit.key for unit in units]
        content = [bool(word) and word.lower() not in function_words() and not word[0].isdigit() for word in words]
        for i in range(len(words)):
            for n in (1, 2):
                if not all(content[i : i + n]) or i + n > len(words):
                    continue
                for before, after in ((2, 1), (1, 2)):
                    around = range(i - before, i), range(i + n, i + n + after)
                    if around[0].start < 0 or around[1].stop > len(words):
                        continue
                    if sum(content[k] for part in around for k in part) >= 2:
                        context = (n, tuple(words[k] for k in around[0]), tuple(words[k] for k in around[1]))
                        slots[context].setdefault(" ".join(words[i : i + n]), place)
    for found in slots.values():
        for (a, at_a), (b, at_b) in combinations(found.items(), 2):
            shared = any(x == y for x, y in zip(a.split(), b.split(), strict=True))
            if source[at_a[0]] != source[at_b[0]] and not shared:
                yield a, at_a, b, at_b


def _near(corpus: Corpus) -> Iterator[tuple]:
    """Pairs of words near in meaning with which sources independent of each other tell the same fact."""
    coverage = measure_coverage(corpus)
    told = coverage[coverage["status"] != "absent"]
    source, closed = source_of(corpus), function_words()
    words = {
        (row.article, row.sentence): {
            u.key for u in units if u.key.isalpha() and u.key.islower() and u.key not in closed
        }
        for row, units in sentence_units(corpus)
    }
    known = sorted(set().union(*words.values()))
    same, near = ({(known[i], known[j]) for i, j in zip(*table.nonzero(), strict=True)} for table in kinship(known))
    found = []
    for _, rows in told.groupby("fact", sort=False):
        places = [(row.article, row.sentence) for row in rows.itertuples() if (row.article, row.sentence) in words]
        for at_a, at_b in combinations(places, 2):
            if source[at_a[0]] != source[at_b[0]]:
                only_a, only_b = (
                    {word for word in words[x] if not any((word, other) in same for other in words[y])}
                    for x, y in ((at_a, at_b), (at_b, at_a))
                )
                found += [(a, at_a, b, at_b) for a in sorted(only_a) for b in sorted(only_b) if _fit(a, b, near)]
    akin = defaultdict(set)
    for a, _, b, _ in found:
        akin[a].add(b)
        akin[b].add(a)
    yield from (pair for pair in found if len(akin[pair[0]]) <= _AKIN and len(akin[pair[2]]) <= _AKIN)


def _fit(a: str, b: str, near: set[tuple[str, str]]) -> bool:
    """Near in meaning, in the same form as far as endings tell, and not both verbs of reporting, which notebook 05 lists."""
    ends = [next((ending for ending in _ENDINGS if word.endswith(ending)), "") for word in (a, b)]
    return (a, b) in near and ends[0] == ends[1] and not (a in verb_forms() and b in verb_forms())


def _joined(pairs: Iterable[tuple]) -> list[dict[str, set]]:
    """Labels that hang together through pairs, each with the places that speak for it."""
    groups: list[dict[str, set]] = []
    for a, at_a, b, at_b in pairs:
        merged: dict[str, set] = {a: {at_a}, b: {at_b}}
        for group in [group for group in groups if a in group or b in group]:
            groups.remove(group)
            for label, places in group.items():
                merged[label] = merged.get(label, set()) | places
        groups.append(merged)
    return groups
