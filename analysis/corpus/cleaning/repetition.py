"""What the articles of one outlet print alike is furniture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from analysis.corpus.cleaning.lines import PageLine, first_paragraph, split_lines
from analysis.corpus.house_style import letters


def repeated_lines(texts: Sequence[str]) -> frozenset[str]:
    """Lines that at least two articles of one outlet share though their texts differ, spelled as letters only.

    Two versions of one article (they share half of their longer lines or more) count as one, so that an
    update never takes its own body for furniture.
    """
    if len(texts) < 2:
        return frozenset()
    pages = [[line for line in split_lines(text) if line.n_words] for text in texts]
    owners: dict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page:
            owners[letters(line.text)].add(number)
    versions = list(range(len(pages)))
    for number, page in enumerate(pages):
        long = [letters(line.text) for line in page if line.n_words >= 20]
        shared = Counter(other for line in long if len(owners[line]) <= 10 for other in owners[line] if other < number)
        if shared and shared.most_common(1)[0][1] * 2 >= len(long):
            versions[number] = versions[shared.most_common(1)[0][0]]
    return frozenset(line for line, at in owners.items() if len({versions[number] for number in at}) >= 2)


def by_repetition(lines: list[PageLine], repeated: Set[str]) -> None:
    """What other articles of the outlet print too is furniture; but running text between paragraphs of the article's own
    is background that the outlet tells again."""
    if not repeated:
        return
    own = [line.number for line in lines if line.is_running_text() and letters(line.text) not in repeated]
    first, last = (own[0], own[-1]) if own else (first_paragraph(lines), 0)
    for line in lines:
        if (
            line.part is None
            and letters(line.text) in repeated
            and not (first < line.number < last and line.is_running_text())
        ):
            line.label("banner" if line.number < first else "footer", "other articles of the outlet print it too")
