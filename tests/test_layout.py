from analysis.measures.attribution.layout import Layout
from analysis.measures.attribution.speech import Paragraph


def test_a_caption_within_a_quotation_is_no_part_of_it():
    lines = ["He said: “It’s safe.", "The quay", "Very safe.”"]
    text, starts = "\n".join(lines), [0, 21, 30]
    paragraphs = [
        Paragraph(part, at, at + len(line), ((at, at + len(line)),))
        for part, at, line in zip(["body", "caption", "body"], starts, lines, strict=True)
    ]
    assert Layout(text, paragraphs).quotes == [(9, 20), (30, 41)]


def test_sentences_and_quotations_of_an_article():
    text = "Quay shut\nIt rained. “It’s safe,” he said."
    paragraphs = [Paragraph("headline", 0, 9, ((0, 9),)), Paragraph("body", 10, len(text), ((10, 20), (21, len(text))))]
    layout = Layout(text, paragraphs)
    assert layout.text[21:33] == '"It\'s safe,"'
    assert layout.quotes == [(21, 33)]
    assert [layout.number(at) for at in (0, 9, 10, 20, 21, 40)] == [0, 0, 1, 1, 2, 2]
    assert layout.sentence(0).in_heading and layout.sentence(30) == (21, len(text), "body")
    assert Layout("  It rained.", [Paragraph("body", 2, 12, ((2, 12),))]).number(0) == -1
