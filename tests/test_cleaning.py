import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.cleaning import label_lines, repeated_lines
from analysis.corpus.cleaning.cues import cues
from analysis.corpus.segment import word_spans
from analysis.tables import PARTS

PARAGRAPH = (
    "The council of the small town met late on Monday and decided, after two hours and with one voice against it, "
    "to shut the old quay before the winter storms begin."
)
SECOND = (
    "Nobody on the benches said what the islanders should do until a new one is built, and nobody was asked either."
)
THIRD = "The harbour master, who had walked the piles in the spring, told the meeting that he would not sign for another year."

PAGE = [
    ("banner", "Your browser is not supported. For the best experience, update it."),
    ("section", "Local news"),
    ("headline", "Council shuts old quay after long night"),
    ("deck", "Islanders say that nobody asked them before the vote"),
    ("byline", "By Ada Example, Staff Reporter"),
    ("dateline", "Updated 3 March 2031, 14:05"),
    ("caption", "The old quay at dawn. Photo courtesy of the harbour office"),
    ("credit", "Photo: Ada Example/Made-up Images"),
    ("body", PARAGRAPH),
    ("banner", "Advertisement"),
    ("body", SECOND),
    ("body", "“We will row if we must,” said one of them."),
    ("body", THIRD),
    ("bio", "Ada Example is a reporter at The Made-up Gazette. Follow her on Twitter."),
    ("related", "Read more: How the quay was built"),
    ("footer", "© 2031 The Made-up Gazette. All rights reserved."),
]


def parts(text, **options):
    return [line.part for line in label_lines(text, **options)]


def body(*paragraphs):
    return "\n\n".join(paragraphs)


def test_a_page_with_everything():
    assert parts(body(*(line for _, line in PAGE))) == [part for part, _ in PAGE]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter_and_offsets_hold(end):
    text = (end * 2).join(line for _, line in PAGE)
    lines = label_lines(text)
    assert [line.part for line in lines] == [part for part, _ in PAGE]
    assert [text[line.start : line.end] for line in lines] == [line for _, line in PAGE]
    assert [line.line for line in lines] == list(range(1, 2 * len(PAGE), 2))


def test_every_label_has_a_reason_and_counts_its_words():
    for line, (_, text) in zip(label_lines(body(*(line for _, line in PAGE))), PAGE, strict=True):
        assert line.reason and line.part in PARTS
        assert line.n_words == len(word_spans(text))


def test_bare_article_is_headline_and_body():
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND)) == ["headline", "body", "body"]


def test_an_acronym_before_a_dash_opens_a_headline_but_a_place_does_not():
    headline = "ISLE — Who pays for the quay"
    assert parts(body(headline, PARAGRAPH, f"{SECOND} The members of ISLE pay."))[0] == "headline"
    assert parts(body(headline, PARAGRAPH, f"{SECOND} The people of Isle pay."))[0] == "body"


def test_text_without_a_headline_is_all_body():
    assert parts(body(PARAGRAPH, SECOND)) == ["body", "body"]


def test_the_recorded_title_is_the_headline():
    text = body("Made-up Gazette - harbour and town", "Council shuts “old” quay.", PARAGRAPH, SECOND)
    assert parts(text, title='Council shuts "old" quay')[1] == "headline"


def test_the_outlet_s_name_alone_is_furniture():
    assert (
        parts(body("Council shuts old quay", PARAGRAPH, SECOND, THIRD, "The Gazette"), outlet="The Gazette")[-1]
        == "footer"
    )


def test_a_person_s_word_wins():
    text = body("Council shuts old quay", PARAGRAPH, SECOND)
    lines = label_lines(text, overrule={3: "caption", 5: "footer"})
    assert [line.part for line in lines] == ["headline", "caption", "footer"]
    assert lines[1].reason == "story.yml says so"


@pytest.mark.parametrize("text", ["", "\n\n", " \u00a0\n\t\n", "\ufeff"])
def test_nothing_in_nothing_out(text):
    assert label_lines(text) == []


def test_a_line_without_words_is_furniture():
    assert parts(body("Council shuts old quay", PARAGRAPH, "* * *", SECOND)) == ["headline", "body", "banner", "body"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The judges held that copyright in the song belongs to the heirs of the fisherman who wrote it down in 1931.",
        "The company changed its privacy policy in March, a week before the council asked who reads the passengers' names.",
        "Members of the parish council will subscribe to the fund, and two of them said that they would sign up for more.",
        "The post broke the site's community guidelines, its owner said, and the harbour office had asked for it to be removed.",
        "Under the terms of sale, the town keeps the land, and the senator who signed broke the code of ethics, a judge has found.",
        "By Tuesday the ferry had stopped, and by Wednesday the shops on the smaller of the two islands had run out of bread.",
        "More on the islands than on the mainland, people fear the winter, and the mayor knows it better than her council does.",
        "She is a writer and editor who has lived on the island for thirty years, and she said she had never seen such a storm.",
        "Opinion on the quay is divided: the shopkeepers want it open, the engineers want it shut, and the mayor wants a vote.",
        "Pictured in the report, the fourth row of piles has lost half of its steel, which the engineers call a serious finding.",
        "Read aloud at the meeting, the letter asked the council for one more year and for an answer before the end of the week.",
        "Search teams found the boat at dawn, two miles from the quay, with nobody on board and the engine still warm, they said.",
        "The mayor <script>document.title = 1</script> said that the function (f) of the window.boat is unknown.",
        "The new browser blocks desktop notifications of sites that send too many, its maker said.",
        "A previous version of this report, which the council published in March, blamed the mayor of the island for it.",
        "Correction officers of the island's jail want more pay before the winter, their union said on Monday.",
        "Chat with us, the islanders wrote on a sheet above the quay.",
        "140 of 320 stewards stayed at home.",
        "9/11 memorial services were held on the quay.",
        "Search teams found two more boats on Sunday.",
        "Share prices of the ferry company fell 18 per cent on Friday.",
        "Comments by the mayor drew anger",
        "Loading bays were blocked by the islanders' boats.",
        "Save the quay, the islanders' group, wants a vote before the winter.",
        "Sign in the harbour office says closed, but the door was open on Monday and the harbour master was at his desk by eight.",
    ],
)
def test_body_that_sounds_like_furniture_stays_body(paragraph):
    text = body("Council shuts old quay", PARAGRAPH, paragraph, SECOND, THIRD)
    assert parts(text) == ["headline", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Help us keep the quay open, the crew asked the board.",
        "Contact us if you see the boat, the harbour police said.",
        '"Contact us," read the sheet above the quay.',
        "Sign up for the storm warnings, the council told the islanders.",
        "It was the best experience of her life.",
        "The browser is used by half of the island.",
        "The agency fined the ferry company over its cookie policy.",
        "More than 300 islanders donate blood here every year.",
        "The weekly newsletter delivered a verdict on the mayor.",
        "The public can send tips to the harbour police.",
        "The names of the crew may not be published before the trial.",
        "Advertising fell by a fifth last year.",
        "Breaking news alerts went out at noon.",
        "Under our terms of use, the company said, the film had to go.",
        "Photos from the quay showed water over the road.",
        "Photos provided by the navy show a broken mast.",
        "Getty Images sued the ferry company on Monday.",
        "From above, the island looks like a boat.",
        "March 3, 2031: The council shuts the old quay.",
        "3 March 2031 - The council shut the old quay.",
        "May 3, 2029: Council shuts quay",
        "As of March 3, 2031, the ferry had carried 40 people.",
        "Updated guidance was issued today by the council.",
        "Updated figures at 2:05 p.m. showed the water at nine feet.",
        "40 minutes ago the boat was still afloat.",
        "Also on Monday: the ferry ran late again.",
        "Contact with the boat was lost at noon.",
        "Phone lines were down on Tuesday night.",
        "She is part of the rescue group.",
        "The authors of the report walked the piles in spring.",
        "An agreement can be reached before June.",
        "The harbour police told nobody to follow him.",
        "Ada Example is the editor of the island's paper, and she will stand trial, a judge said.",
        "A developing story of love and loss in the harbour won the town's prize on Monday, for the best film in years.",
        "Need a break? The spa of the island opens its doors on Monday with free baths.",
        "The hotel was named for the best dining experience in the county.",
        "The film is not responsible for the content of external critics, its maker joked.",
        "More: the council wants a second bridge and a new school.",
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_news_that_reads_like_a_notice_is_body(sentence, last):
    paragraphs = [PARAGRAPH, SECOND, THIRD, sentence] if last else [PARAGRAPH, SECOND, sentence, THIRD]
    assert parts(body("Council shuts old quay", *paragraphs)) == ["headline", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    "furniture", ["Advertisement", "Image: The old quay at dawn", "Photo: Ada Example/Made-up Images"]
)
def test_a_first_paragraph_above_furniture_is_no_deck(furniture):
    text = body("Council shuts old quay", PARAGRAPH, furniture, SECOND, THIRD)
    assert parts(text)[1] == "body" and parts(text)[2] != "body"


PLAIN = st.lists(
    st.sampled_from(
        "the a old new council quay mayor island ferry storm winter people money road said asked wants built shut went before "
        "after with from over photo image advertisement related comment share follow author editor news agency".split()
    ),
    min_size=24,
    max_size=90,
).map(lambda words: "The mayor " + " ".join(words) + " on Monday.")


@given(st.lists(PLAIN, min_size=2, max_size=6))
def test_body_is_never_lost(paragraphs):
    lines = label_lines(body("Council shuts old quay", *paragraphs))
    assert [line.part for line in lines[1:]] == ["body"] * len(paragraphs)


LINES = st.lists(
    st.sampled_from([line for _, line in PAGE] + ["", "   ", "???", "Ω", "\u200b", "A. B."]) | st.text(max_size=60),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_every_line_is_labelled_once(lines, end):
    text = end.join(lines)
    found = label_lines(text)
    labelled = {i for line in found for i in range(line.start, line.end)}
    assert len(labelled) == sum(line.end - line.start for line in found)
    assert all(i in labelled for i, c in enumerate(text) if c.isalnum())
    assert [line.line for line in found] == sorted({line.line for line in found})
    assert {line.part for line in found} <= set(PARTS)


def test_lines_that_an_outlet_repeats():
    one = body("Council shuts old quay", PARAGRAPH, SECOND, "Think of the quay all day")
    two = body("Ferry runs late again", THIRD, "Think of the quay all day")
    repeated = repeated_lines([one, two])
    assert repeated == {"thinkofthequayallday"}
    assert parts(one, repeated=repeated) == ["headline", "body", "body", "footer"]


def test_background_that_an_outlet_tells_again_is_body():
    again = "The quay, which the island built with its own hands in 1931, has been patched four times since, each time by men who were not paid and never asked to be."
    repeated = {re.sub(r"\W", "", again).casefold()}
    one = body("Council shuts old quay", PARAGRAPH, again, PARAGRAPH.replace("two", "three"))
    two = body("Ferry runs late again", PARAGRAPH, again)
    assert parts(one, repeated=repeated) == ["headline", "body", "body", "body"]
    assert parts(two, repeated=repeated) == ["headline", "body", "footer"]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("dateline", "March 3 at 2:44 PM"),
        ("dateline", "2:05 pm GMT, Friday, March 3, 2031"),
        ("dateline", "AP March 3, 2031, 10:35 PM"),
        ("dateline", "Originally published March 3 at 10:25 p.m. PT."),
        ("byline", "ada.example@gazette.example"),
        ("byline", "Ada Example and Bo R. Sample, Associated Press"),
        ("byline", "By Élodie Éxample"),
        ("byline", "Øyvind Éxample, Staff Reporter"),
        ("credit", "Photo by Élodie Éxample"),
        ("footer", "© Élan Media"),
        ("caption", "The mayor of the island and her dog above the quay (D-North) (AP Photo/Ada Example)"),
        (
            "caption",
            "Islanders rallied at the old quay in April, before the council met. (A. Example/Gazette Press/File 2030)",
        ),
        ("caption", "The mayor speaks at the quay on March 3, 2031. Ada Example / AFP - Getty Images file"),
        ("caption", "The harbour master poses in this undated handout image. Harbour Office"),
        ("banner", "FacebookEmail Twitter Google+ LinkedIn Pinterest"),
        ("banner", "Email Bio Follow"),
        ("banner", "Go to permalink"),
        ("banner", "You have successfully subscribed to the harbour mail."),
        ("banner", "Tap here to turn on notifications to get the island's news sent straight to you."),
        ("banner", "window._boats = window._boats || [];  _boats.push({ mode: 'quay' });"),
    ],
)
def test_furniture_above_the_headline_is_not_the_headline(part, line):
    assert parts(body(line, "Council shuts old quay", PARAGRAPH, SECOND)) == [part, "headline", "body", "body"]


@pytest.mark.parametrize(
    "motto",
    [
        "Serving the islands since 1921",
        "The voice of the islands since 1869",
        "Your island. Your news.",
        "Independent journalism for the small isles",
        "Subscribe | Log in | E-Edition",
    ],
)
def test_a_motto_or_menu_under_the_outlet_s_name_is_no_headline(motto):
    page = body("The Tidings", motto, "Harbour", "Council shuts old quay after long night", PARAGRAPH, SECOND)
    for outlet in ("The Tidings", ""):
        assert parts(page, outlet=outlet)[3:] == ["headline", "body", "body"]
        assert not {"headline", "deck", "body"} & set(parts(page, outlet=outlet)[1:3])
    assert parts(body("Local reporting from the quay", PARAGRAPH, SECOND))[0] == "headline"


@pytest.mark.parametrize(
    "headline",
    [
        "Serving officer held for 12 thefts since 2019",
        "The voice of the islands falls silent",
        "Local news for sale as paper folds",
        "Your island, your vote on Monday",
    ],
)
def test_a_headline_that_sounds_like_a_motto_is_one(headline):
    assert parts(body(headline, "Islanders say nobody asked them", PARAGRAPH, SECOND))[0] == "headline"


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("The voice of the islands", "“I will not sing again,” said Bo Sample, 81. “Not this year.”"),
        ("It burned.", "Who did it, and why did nobody see?"),
        ("Boom!", "“We ran for the boats,” said Bo Sample, “and then it was over”"),
    ],
)
def test_a_short_opening_makes_no_headline_of_the_paragraph_below(opening, told):
    assert parts(body(opening, told, PARAGRAPH, SECOND, THIRD))[1:] == ["body"] * 4


def test_lines_above_the_author_or_the_dateline_are_decks():
    decks = ["Islanders say that nobody asked them before", "Two skippers among those heard", "Next vote is due in May"]
    for opening in (["By Ada Example", PARAGRAPH], [f"TARN (Tidings) - {PARAGRAPH}"]):
        found = parts(body("Council shuts old quay", *decks, *opening, SECOND))
        assert found[:4] == ["headline", "deck", "deck", "deck"]
    listed = parts(body("Council shuts old quay", *decks, PARAGRAPH, SECOND, THIRD, "By Ada Example"))
    assert listed[2] == "body", "nothing says that the text opens below"
    name = body("Council shuts old quay", decks[0], "Bo Sample and Cy Dell", f"TARN (Tidings) - {PARAGRAPH}", SECOND)
    assert parts(name)[2] != "deck"


def test_a_sentence_between_furniture_and_a_credit_is_a_caption_where_the_text_opens_below():
    said, credit = "Islanders listen at the old quay on Monday.", "Ada Example/The Tidings"
    page = ["Council shuts old quay after long night", "By Ada Example", said, credit]
    assert parts(body(*page, f"TARN — {PARAGRAPH}", SECOND))[2] == "caption"
    assert parts(body(*page, PARAGRAPH, SECOND))[2] != "caption"
    page[2] = said.rstrip(".")
    assert parts(body(*page, PARAGRAPH, SECOND))[2] == "caption"


def test_paragraphs_of_a_round_up_between_pictures_are_no_captions():
    told = [f"TARN — {PARAGRAPH}", "Nobody was hurt, the council said.", f"HASK — {SECOND}"]
    credit = "Photo: Ada Example/The Tidings"
    first, short, second = told
    page = ["Islands in brief", "By Ada Example", first, credit, second, credit, f"SKERRY — {THIRD}"]
    assert parts(body(*page)) == ["headline", "byline", "body", "credit", "body", "credit", "body"]
    page = ["Council shuts old quay", "By Ada Example", PARAGRAPH, credit, short, credit, second, THIRD]
    assert parts(body(*page))[4] == "body"
    page = ["Islands in brief", first, short, credit, second, "It is back in May.", credit, f"SKERRY — {THIRD}"]
    assert parts(body(*page)) == ["headline", "body", "body", "credit", "body", "body", "credit", "body"]


def test_furniture_below_the_text():
    text = body(
        "Council shuts old quay",
        PARAGRAPH,
        SECOND,
        "Related stories",
        "Mayor faces another test with ferry case",
        THIRD,
        "(Reporting by Ada Example and Bo Sample on the island; Editing by Cy Specimen)",
        "Update March 4 at 6:10 p.m. GMT: Names the quay.",
    )
    assert parts(text) == ["headline", "body", "body", "related", "related", "body", "bio", "dateline"]


def test_a_title_with_a_full_stop_is_told_by_its_capitals():
    assert parts(body("Island Council Shuts Old Quay After Long Night.", PARAGRAPH))[0] == "headline"
    assert parts(body("The council of the island shut its old quay on Monday.", PARAGRAPH))[0] == "body"
    assert parts(body("Poll: Wealthy Islanders Abandon Mayor's Ferry Plan.", PARAGRAPH))[0] == "headline"
    assert parts(body("The Small Isles Office Came. They Saw Nobody There.", PARAGRAPH))[0] == "body"
    assert (
        parts(body("NORTH QUAY (Tidings) - Mayor Ada Example Met Captain Bo Sample On Monday.", PARAGRAPH))[0] == "body"
    )
    assert parts(body("THE COUNCIL SHUT THE OLD QUAY ON MONDAY.", PARAGRAPH))[0] == "body"
    assert parts(body("Ada Example met Bo Sample.", PARAGRAPH))[0] == "body"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("banner", "Share this:"),
        ("banner", "FACEBOOK."),
        ("caption", "1 of 3 | The old quay at dawn"),
        ("caption", "FILE- This March 3, 2031, file photo shows the mayor of the island at the old quay."),
        ("caption", "FILE - In this March 3, 2031, file photo, the mayor of the island speaks at the old quay."),
        ("footer", "Correction, March 12, 2031: An earlier version of this story named the wrong quay."),
        ("footer", "This article was amended on 12 March to name the right quay."),
        ("dateline", "5.02pm AEDT"),
        ("banner", "This browser is no longer supported."),
        ("banner", "This site uses cookies."),
        ("banner", "Subscribe today to be the first to know."),
        ("banner", "Already a subscriber? Log in."),
        ("banner", "Advertisement. Scroll to continue."),
        ("banner", "Story continues below photo."),
        ("banner", "Thanks for reading the Harbour Mail! Subscribe for free to receive it."),
        ("banner", "If you like our journalism, please consider subscribing today."),
        ("banner", "This article is more than 2 months old"),
        ("banner", "Get the island's headlines emailed direct to you every morning"),
        ("banner", "Sign up"),
        ("footer", "This material may not be published, broadcast or rewritten."),
        ("footer", "Do you have a story? Send a tip to our newsroom."),
        ("footer", "This story is being updated."),
        ("footer", "This article originally appeared on The Made-up Gazette: Council shuts old quay"),
        ("footer", "Correction: Two boats sank, not three, as the mayor said."),
        ("dateline", "March 3, 2031, 2:05 p.m."),
        ("dateline", "Updated today at 2:05 p.m."),
        ("credit", "Ada Example via Getty Images."),
        ("caption", "The old quay in March [Ada Example/Reuters]"),
        ("caption", "[1/2] The old quay in March"),
        ("caption", "The old quay in March. REUTERS/Ada Example Purchase Licensing Rights, opens new tab"),
        ("banner", "NEW You can now listen to Gazette articles!"),
        ("banner", "Share or comment on this article: Council shuts old quay"),
        ("caption", "Islanders at the old quay on Monday. | Photo Credit: M.A. Sample"),
        ("banner", "Share full article"),
        ("credit", "Credit...Ada Example for The Tidings"),
        ("related", "See more on: Quays, Islands"),
        ("bio", "Ada Example reported from Tarn, and Bo Sample from Hask."),
        ("caption", "Image used for representational purpose only"),
        ("footer", "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)"),
        ("related", "list 1 of 3 How the quay was built"),
        ("related", "More: How the quay was built"),
        ("related", "Keep reading"),
        ("related", "More on the Gazette: Who built the quay?"),
        ("bio", "Reporting by Ada Example; Editing by Bo Sample"),
    ],
)
def test_furniture_among_the_paragraphs(part, line):
    text = body("Council shuts old quay", PARAGRAPH, SECOND, line, THIRD)
    assert parts(text) == ["headline", "body", "body", part, "body"]


def test_headlines_in_a_row_are_links_but_a_list_is_body():
    links = ["Mayor Wins Boat Race Again", "Seven Quays To See Before Winter", "Island Bakery Shuts Its Doors For Good"]
    text = body("Council shuts old quay", PARAGRAPH, SECOND, "Advertisement", *links, THIRD)
    assert parts(text)[3:7] == ["banner", *["related"] * 3]
    names = ["Maria Example Lopez, Harbour Street", "Tomas Sample Reed, Island Road", "Anna Specimen Hall, Quay Street"]
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, *names, THIRD))[3:6] == ["body"] * 3


def test_what_stands_under_a_link_is_body_where_it_says_something():
    lines = ["Read more: How the quay was built", "Mayor faces another test", "What we know about the dead so far:"]
    text = body(
        "Council shuts old quay", PARAGRAPH, SECOND, *lines, "- a man of 40", '"We will row", the mayor said', THIRD
    )
    assert parts(text)[3:8] == ["related", "related", "body", "body", "body"]


def test_a_name_and_a_place_under_the_headline():
    text = body(
        "Council shuts old quay after long night", "Ada Example and Bo Sample in Port Ellery", PARAGRAPH, SECOND
    )
    assert parts(text) == ["headline", "byline", "body", "body"]


def test_a_speaker_s_name_is_no_headline():
    assert parts(body("ADA EXAMPLE, HOST:", PARAGRAPH, SECOND))[0] == "body"


def test_a_name_above_the_date_is_the_author_s():
    for name in ("Ada B. Example", "Øyvind Ö. Éxample"):
        assert parts(body(name, "March 3, 2031 10:00AM (UTC)", PARAGRAPH, SECOND))[:2] == ["byline", "dateline"]


def test_the_author_of_any_name_has_a_note_below():
    note = "Élodie Éxample has rowed to every island of the bay since the old ferry went."
    assert parts(body("Council shuts old quay", "Élodie Éxample, Staff Reporter", PARAGRAPH, SECOND, note))[-1] == "bio"


def test_a_crosshead_may_open_with_any_capital():
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, "Élan Lost", THIRD))[3] == "section"


def test_a_full_sentence_is_the_deck_where_the_author_stands_below_it():
    deck = "Islanders say that nobody asked them."
    for below in (["Share", "By Ada Example"], ["Ada Example in Port Ellery"]):
        found = parts(body("Council shuts old quay", deck, *below, PARAGRAPH, SECOND))
        assert found[1] == "deck" and found[-3:] == ["byline", "body", "body"]
    assert parts(body("Council shuts old quay", deck, "Share", PARAGRAPH, SECOND))[1] == "body"


@pytest.mark.parametrize(
    "headline",
    ["Ferry staff walk out over pay", "Reporters flee island after storm", "Aid agencies warn of a hard winter"],
)
def test_a_headline_on_a_newsroom_is_no_byline(headline):
    assert parts(body(headline, PARAGRAPH, SECOND))[0] == "headline"
    for desk in ("Example Tribune staff and agencies", "Ferry correspondent"):
        assert parts(body("Council shuts old quay", desk, PARAGRAPH, SECOND))[1] == "byline"


def test_the_recorded_title_is_the_headline_though_it_reads_like_furniture():
    title = "New privacy policy angers islanders"
    assert parts(body(title, PARAGRAPH, SECOND), title=title) == ["headline", "body", "body"]


def test_a_menu_may_stand_above_the_headline():
    menu = ["Home", "News", "Sport", "More"]
    text = body(*menu, "Council shuts old quay after long night", PARAGRAPH, SECOND)
    assert parts(text) == ["banner", "banner", "section", "section", "headline", "body", "body"]


def test_a_caption_printed_twice():
    caption = "The mayor speaks at the old quay in May."
    credit = "Photo: Ada Example/Made-up Images"
    both = ["caption", "caption"]
    for lines, expected in (
        ([caption, caption, credit], [*both, "credit"]),
        ([credit, caption, "Close", caption, credit], ["credit", "caption", "section", "caption", "credit"]),
        ([caption, f"Image: {caption}"], both),
        ([f"{caption} (Ada Example/Made-up Press)", caption], both),
        ([caption, caption], ["body", "caption"]),
    ):
        text = body("Council shuts old quay", PARAGRAPH, SECOND, *lines, THIRD)
        assert parts(text) == ["headline", "body", "body", *expected, "body"]


def test_a_sentence_told_again_below_a_picture_is_body():
    again = "The mayor speaks at the old quay in May."
    text = body("Council shuts old quay", PARAGRAPH, again, SECOND, again, "Photo: Ada Example/Made-up Images", THIRD)
    assert parts(text) == ["headline", "body", "body", "body", "body", "credit", "body"]


def test_a_paragraph_printed_twice_is_body_both_times():
    assert parts(body("Council shuts old quay", PARAGRAPH, PARAGRAPH, SECOND))[1:] == ["body"] * 3


def test_items_of_a_list_at_the_end_stay_body():
    items = ["- a man of 40", "• a woman of 50", "4 May: Council shuts quay"]
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, "The dead are:", *items))[1:] == ["body"] * 6


def test_the_headline_once_more():
    title = "Council shuts old quay after long night"
    assert parts(body(f"{title} | The Gazette", title, PARAGRAPH, SECOND)) == ["headline", "banner", "body", "body"]


def test_a_cue_that_is_too_long_leaves_the_line_to_the_next():
    line = "The mayor of the island stands on the old quay with her dog (Picture by Ada Example/Getty Images)"
    assert parts(body("Council shuts old quay", line, PARAGRAPH, SECOND))[1] == "caption"


def test_an_update_of_an_article_is_no_repetition():
    one = body("Council shuts old quay", PARAGRAPH, SECOND)
    two = body("Council shuts old quay", PARAGRAPH, SECOND, THIRD)
    assert repeated_lines([one, two]) == frozenset()
    assert repeated_lines([one]) == frozenset() and repeated_lines([]) == frozenset()


def test_a_cue_that_ignores_case_is_written_in_lower_case():
    """It is searched in the line in lower case: a capital in it would never be found."""
    for cue in cues():
        assert cue.case or not re.search(r"(?<!\\)[A-Z]", cue.pattern.pattern), cue.purpose


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Mayor calls hospital staff back as wards fill up", "headline"),
        ("Reporters jailed over leak of harbour papers", "headline"),
        ("Made-up Gazette staff and agencies", "byline"),
        ("From our own correspondent in Hull", "byline"),
    ],
)
def test_a_headline_about_staff_is_no_byline(line, part):
    assert parts(body("Local news", line, "Town waits for an answer", PARAGRAPH, SECOND, THIRD))[1] == part


def test_a_block_of_many_captions_is_labelled():
    lines = label_lines(f"Old quay shut\n\n{PARAGRAPH}\n\n" + "Photo: Ann Lee\nThe quay at dawn\n" * 10_000)
    assert sum(line.part == "credit" for line in lines) == 10_000


def test_a_headline_that_the_caption_repeats_is_the_headline():
    head = "Ferry runs aground off the old quay"
    text = body(head, f"{head}. (Ada Example/Example Press)", PARAGRAPH, SECOND, THIRD)
    assert parts(text)[:3] == ["headline", "caption", "body"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("By" + " " * 200_000 + "Jane Doe", "byline"),
        ("By " + "A" * 200_000, "byline"),
        ("/" + " " * 200_000 + "3 March 2020", "dateline"),
        ("AP" + " ," * 100_000, "banner"),
        ("Photo by Xx" + "A" * 200_000 + "#", "credit"),
        ("Photograph: X" + "A" * 200_000 + "; the quay", "caption"),
        ("A" * 200_000 + " b#", "body"),
        ("A." * 100_000, "body"),
        ("/" * 200_000, "banner"),
    ],
    ids=["byline", "author", "dateline", "agency", "credit", "caption", "name", "initials", "marks"],
)
def test_a_long_line_of_few_words_is_labelled(line, part):
    text = body("Council shuts old quay", PARAGRAPH, line, SECOND, THIRD)
    found = label_lines(text)[2]
    assert found.part == part and text[found.start : found.end] == line


FOURTH = "Ferries will tie up at the fish market for now, a place with two rings, no shelter and a road that floods."


def test_words_of_a_paragraph_set_apart_are_a_pull_quote():
    pulled = "He would not sign for another year, nor for a month"
    long = (
        f"The harbour master told the meeting what he had seen in the spring. {pulled}, and he left the room at once."
    )
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, long, f"{pulled}.", FOURTH))[4] == "banner"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, f"{pulled}, too.", f"{pulled}."))[4] == "body"
    caption = f"In this March 3, 2031 file photo, the quay is seen. {PARAGRAPH} " + "It was shut soon after that. " * 16
    assert parts(body("Council shuts old quay", caption, PARAGRAPH, SECOND))[2] == "body"


def test_a_pull_quote_may_leave_out_who_said_it():
    told = "“I used to count gulls from the quay,” he said. “Now I count holes.”"
    pulled = "I used to count gulls from the quay. Now I count holes"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, pulled, told, THIRD))[3] == "banner"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, f"{pulled}.", told, THIRD))[3] == "body"
    item = "Dr. Ada Example of the harbour trust of Tarn"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, item, f"{item} won twice.", THIRD))[3] == "body"
    said = "He left. She stayed where she was for the night."
    apart = f"He left. The boats came in from the sea in the rain. She stayed where she was for the night. {SECOND}"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, said, apart, THIRD))[3] == "body"


def test_a_headline_above_read_more_is_a_link():
    link = "Bathing place loses its clean water"
    page = body("Council shuts old quay", PARAGRAPH, link, "Read more", SECOND, THIRD)
    assert parts(page) == ["headline", "body", "related", "related", "body", "body"]
    assert parts(page.replace(link, f"{link}."))[2] == "body"


def test_lines_without_a_full_stop_between_long_paragraphs_are_no_body():
    one, two = "The mayor stands on the old quay with her dog", "Boats tie up at the fish market for the winter"
    text = body("Council shuts old quay", PARAGRAPH, one, SECOND, THIRD, two, FOURTH, PARAGRAPH, SECOND, THIRD)
    assert [n for n, part in enumerate(parts(text)) if part == "caption"] == [2, 5]
    assert parts(text.replace(two, f"{two}."))[2] == "body"
    assert parts(text.replace(two, f"{two} #quay"))[2] == "body"
    assert parts(text.replace(SECOND, "And so we row."))[2] == "body"


@pytest.mark.parametrize("mark", ["", "• "])
def test_links_under_a_heading(mark):
    links = ["Island bakery shuts its doors", "Who stole the rings?", "Mayor wins boat race"]
    text = body("Council shuts old quay", PARAGRAPH, "More stories", *(mark + link for link in links), SECOND, THIRD)
    assert parts(text)[2:7] == [*["related"] * 4, "body"]


def test_headlines_with_their_ages_are_links():
    ages = ["Bakery wins the island prize", "24m ago", "Who stole the rings?", "40m ago", "Seven warm coats", "2h ago"]
    text = body("Council shuts old quay", "15m ago", *ages, PARAGRAPH, SECOND)
    assert parts(text)[:8] == ["headline", "dateline", *["related", "dateline"] * 3]
    dates = ["Navy builds the quay", "3 March 2021", "Storm takes the light", "4 May 2022", "Piles rot", "5 June 2023"]
    assert "related" not in parts(body("Council shuts old quay", PARAGRAPH, *dates, SECOND))


def test_readers_comments_are_no_body():
    comments = [
        "harbourcat",
        "I said so, and nobody in this town listened.",
        "Reply",
        "Ida",
        "Well said.",
        "Reply",
        "So true.",
    ]
    text = body("Council shuts old quay", "Comments", PARAGRAPH, SECOND, THIRD, "3 comments", *comments)
    assert parts(text)[2:5] == ["body"] * 3 and "body" not in parts(text)[5:]
    assert parts(text.replace("Reply", "Nobody did."))[5:].count("body") > 5
    late = body("Council shuts old quay", PARAGRAPH, SECOND, "Comments", *[THIRD, FOURTH] * 4, *comments)
    assert parts(late)[4:12] == ["body"] * 8


def test_a_row_of_many_numbers_is_read_at_once():
    row = " ".join(map(str, range(2000, 2040)))  # each could be split in eight ways
    assert parts(body("Rain on the quay", PARAGRAPH, f"{row} millimetres"))[1] == "body"


def test_a_long_note_that_opens_with_the_author_is_one():
    note = f"Ada Example is a retired pilot who {'teaches the island children to sail and to row and ' * 7}writes."
    text = body("Council shuts old quay", "By Ada Example", PARAGRAPH, SECOND, note)
    assert parts(text)[-1] == "bio"
    last = "Associated Press reporters saw the quay shut on Monday evening."
    for byline in ("Associated Press", "By Ada Example, Associated Press"):
        assert parts(body("Council shuts old quay", byline, PARAGRAPH, SECOND, last))[-1] == "body"


def test_a_video_is_told_by_its_date_and_length():
    video = ["How the quay was built", "March 3, 203106:37"]
    assert parts(body("Council shuts old quay", PARAGRAPH, *video, SECOND))[2:4] == ["caption", "dateline"]


def test_a_picture_in_a_gallery():
    picture = ["1 of 3", "Waves break over the wall.", "Ada Example / Made-up Press"]
    assert parts(body("Council shuts old quay", PARAGRAPH, *picture, SECOND))[3] == "caption"


def test_scores_below_the_text_and_items_of_capitals_are_body():
    scores = ["Other results", "Tarn Town 0, Corrow 0", "Marl Point 2, Halyard 5"]
    assert parts(body("Rovers win", PARAGRAPH, SECOND, *scores))[-3:] == ["body"] * 3
    boats = ["The boats that remain are:", "the Lark, built at Hask", "the Ida"]
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, *boats, THIRD))[3:6] == ["body"] * 3


def test_a_first_paragraph_above_a_date_is_no_deck_under_a_byline():
    text = body("Council shuts old quay", "By Ada Example", PARAGRAPH, "2h ago", SECOND, THIRD)
    assert parts(text)[2] == "body"


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("banner", "To continue reading, subscribe or log in."),
        ("banner", "This story is for subscribers only."),
        ("banner", "Good morning. You are reading the Morning Tide, our newsletter on the sea."),
        ("banner", "Sign up for the Morning Tide: all the news of the harbour in five minutes, each weekday."),
        ("banner", "Subscribe to the Gazette's weekly letter and never miss a sitting of the harbour board."),
        ("banner", "Help us stay free: give what you can."),
        ("footer", "This interview has been edited for length and clarity."),
        ("footer", "Media contact: Bo Sample, press@harbour.example"),
        ("credit", "Screenshot: Ada Example"),
        ("related", "More photo galleries"),
        ("body", "More on this as we get it."),
        ("body", "The minister edited the interview for length and clarity, the office said."),
    ],
)
def test_notes_and_buttons_of_other_kinds_of_page(part, line):
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, THIRD, line))[-1] == part


def test_an_author_behind_other_words():
    line = "Island news - By ADA EXAMPLE and BO B. SAMPLE - Associated Press"
    assert parts(body("Council shuts old quay", line, PARAGRAPH, SECOND))[1] == "byline"


def test_a_menu_under_the_outlets_name_is_no_headline():
    page = body("The Gazette", "News Sport Weather Puzzles Subscribe", "Council shuts old quay", PARAGRAPH, SECOND)
    assert parts(page, outlet="The Gazette")[:3] == ["banner", "banner", "headline"]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("banner", "We and our 412 partners store and access information on your device."),
        ("banner", "Manage options"),
        ("banner", "Have your say on the quay in the box below"),
        ("banner", "Join the Gazette on WhatsApp for more of this"),
        ("banner", "Do you live by the quay? Email news@gazette.example"),
        ("banner", "Want more of this? Subscribe for unlimited access."),
        ("banner", "Very large text size"),
        ("banner", "News  Sport  Weather  Puzzles  Subscribe"),
        ("banner", "Home | Life & Style | Sport"),
        ("banner", "Follow the Gazette on Google"),
        ("banner", "Listen • 4:12"),
        ("footer", "Transcript provided by Harbour Radio."),
        ("footer", "The views expressed here are those of our readers and do not necessarily reflect the Gazette's."),
        ("footer", "Our stories may be republished under a free licence."),
        ("caption", "The quay at dawn. Bo Sample/The Made-up Gazette"),
        ("caption", "The quay at dawn. (Supplied: Sample family)"),
        ("caption", "The quay as it may look. Supplied"),
        ("caption", "Boats wait beyond the wall. (HNA Photo)"),
        ("caption", "Item 2 of 3 Boats wait beyond the wall"),
        ("dateline", "15:20, 11 FEB 2031"),
        ("dateline", "Last updated:"),
        ("section", "Key points"),
        ("related", "More in Harbours"),
        ("related", "[ ‘We row alone’: a night on the water ]"),
        ("related", "• READ MORE: Swan bites mayor"),
        ("banner", "Free weekly newsletter"),
        ("footer", "Privacy notice: Letters may hold notices that others pay for."),
        ("byline", "Curated By: Ada Example"),
        ("body", "Ask us for a quay, the mayor said, and we build one."),
        ("body", "Our partners in the project store grain on the quay, the mayor said."),
        ("body", "Some of them follow the harbour master on WhatsApp."),
        ("body", "The views expressed in the letter do not reflect those of the port, a clerk said."),
        ("body", "The list was found by the Tarn Desk, a nonprofit newsroom supported by its readers."),
        ("body", "We think that all the empty posts must be filled, and soon."),
        ("body", "If you find a mistake in your harbour bill, keep it and ask for another."),
        ("body", "Let us hope so."),
        ("body", "Sport, culture, food and politics."),
        ("body", "Tell us why, Mr. Mayor."),
        ("body", "While you're here, try the fish."),
        ("body", "Skip next week's vote if you dare."),
        ("body", "Our partners process the catch and send data on it to the port."),
        ("body", "The views expressed by the mayor do not represent the town."),
        ("body", "A transcript is prepared by the clerk."),
        ("body", "The mayor was not asked. (Spoiler: He knew.)"),
        ("body", "The firm pays the party. (Disclosure: Gull Corp owns this paper.)"),
        ("body", "Item 4 of 12 on the agenda was the quay."),
        ("body", "The trial is about a Gullbook photo by Ada Example."),
        ("body", "On March 3, 2031, prices rose by 12%."),
        ("body", 'On March 3, 2031, he wrote: "It is over."'),
        ("body", "- Related costs are paid by the port"),
        ("body", "• See also the annex of the plan"),
        ("body", "[ Laughter ]"),
        ("caption", "Boats wait beyond the wall. (GBN News: Bo Sample)"),
        ("caption", "Boats wait beyond the wall. Gazette photo by Bo Sample"),
    ],
)
def test_lines_of_the_sites_of_today(part, line):
    assert parts(body("Council shuts old quay", PARAGRAPH, line, SECOND, THIRD))[2] == part


def test_crossheads_of_few_words_and_short_questions_are_no_body():
    text = body("Council shuts old quay", *[PARAGRAPH, SECOND, THIRD] * 3)
    heads = text.replace(f"{SECOND}\n\n{THIRD}", f"{SECOND}\n\nTown cut off\n\n{THIRD}", 1)
    assert parts(heads)[3] == "section"
    assert parts(heads.replace("Town cut off", "But he did not"))[3] == "body", "a slip"
    assert parts(heads.replace("Town cut off", "Town cut off by the storm"))[3] == "body", "one alone may be a slip"
    heads = heads.replace(f"{PARAGRAPH}\n\n{SECOND}", f"{PARAGRAPH}\n\nWhat happens next?\n\n{SECOND}", 1)
    assert parts(heads) == ["headline", "body", "section", "body", "section", *["body"] * 7]
    for told in ("And the islanders?", "Is it safe?", "Who pays?"):
        assert parts(heads.replace("What happens next?", told))[2] == "body"
    asked = body(
        "Council shuts old quay", *(f"What did you say then?\n\n{said}" for said in (PARAGRAPH, SECOND, THIRD))
    )
    assert parts(asked).count("section") == 0, "an interview's questions"


def test_a_name_above_a_role_or_above_the_outlet_and_the_date_is_the_author_s():
    for under in (["Harbour affairs editor"], ["Local Democracy Reporter"], ["The Tidings", "3 March 2031"]):
        lines = label_lines(body("Council shuts old quay", "Ada Example", *under, PARAGRAPH, SECOND), "The Tidings")
        assert lines[1].part == "byline"
    again = body("Council shuts old quay", "By Ada Example & Bo Sample", PARAGRAPH, "Bo Sample", SECOND, THIRD)
    assert parts(again)[3] == "byline"
    assert parts(body("Council shuts old quay", "Radio Tarn | By Ada Example", PARAGRAPH, SECOND))[1] == "byline"
    assert parts(body("Council shuts old quay", "Ada Example with dpa, AFP", PARAGRAPH, SECOND))[1] == "byline"
    listed = ["On the board of the port:", "Ada Example", "Photo editor", "Bo Sample", "Ferry writer"]
    text = body("Council shuts old quay", "By Ada Example", PARAGRAPH, *listed, SECOND, THIRD)
    assert parts(text).count("byline") == 1


def test_an_author_with_a_role_or_without_a_name():
    for line in ("Ada Example, Local harbour editor", "By our harbour correspondent", "By a staff reporter"):
        assert parts(body("Council shuts old quay", line, PARAGRAPH, SECOND))[1] == "byline"


def test_the_author_s_first_name_opens_a_note_under_the_name():
    note = "Ada looks after boats and quays. She came to the islands in 2012 after some years at sea."
    page = ["Council shuts old quay", "By Ada Example", PARAGRAPH, SECOND, THIRD]
    assert parts(body(*page, "Ada Example", "Tidings Media", note))[5:] == ["byline", "footer", "bio"]
    assert parts(body(*page, note))[5] == "body"
    family = ["Example reported from Tarn.", "EXAMPLE covers boats and quays for The Tidings. She is at sea."]
    assert parts(body(*page, *family))[5:] == ["bio", "bio"]
    for told in ("Example is a hard word for it, they said.", "Example covers three acres, the mayor said."):
        assert parts(body(*page, told))[5] == "body"


def test_what_is_told_of_the_author_s_namesake_is_body():
    snow = [
        "Council shuts old quay",
        "By Ada Snow",
        PARAGRAPH,
        SECOND,
        "Bo Snow, a banker from Hask, wants the quay.",
        THIRD,
    ]
    for told in ("Snow contributed 40,000 crowns to the mayor.", "Snow is based in Hask and owns eleven hotels."):
        assert parts(body(*snow, told))[6] == "body"
    assert parts(body(*snow[:4], THIRD, "Snow covers the quay, and more snow is on the way."))[5] == "body"
    may = ["Council shuts old quay", "By May Example", PARAGRAPH, SECOND, THIRD, "May Example"]
    assert parts(body(*may, PARAGRAPH, "May was cold that year."))[7] == "body"
    assert parts(body(*may, "May told her mother that she would come home."))[6] == "body"
    assert parts(body(*may, "May looks after boats.", "May came to Tarn in 2012."))[6:] == ["bio", "bio"]


@pytest.mark.parametrize(
    "told",
    [
        "Bo Sample reported from Hask during the war and from Tarn after it.",
        "Tarn Radio reported from Hask that nine boats had sunk.",
        "The false story, published from a syndicated feed, stood on the page for nine hours.",
        "This report has not been edited by the ministry, and it names eleven of its own people.",
        "You can now listen to old articles in the library, which has read 900 of them aloud.",
        "She gave it a simple name. Credit: A. Sample was the first to say so.",
    ],
)
def test_a_sentence_in_words_like_those_of_notes_is_body(told):
    assert parts(body("Council shuts old quay", PARAGRAPH, told, SECOND, THIRD))[2] == "body"


def test_one_word_with_an_exclamation_mark_is_no_button():
    for part, line in (("body", "Play!"), ("body", "Save!"), ("banner", "Play")):
        assert parts(body("Council shuts old quay", PARAGRAPH, line, SECOND, THIRD))[2] == part


def test_a_rate_of_exchange_below_the_text_is_body():
    page = ["Council shuts old quay", PARAGRAPH, SECOND, THIRD, "($1 = 0.9120 euros)"]
    assert parts(body(*page, "© 2031 The Tidings"))[4] == "body"


def test_a_name_and_its_house_around_a_stroke_credit_the_picture_above():
    picture = ["Boats wait beyond the wall.", "Bo Sample", "/", "Harbour Radio"]
    found = parts(body("Council shuts old quay", *picture, PARAGRAPH, SECOND))
    assert found == ["headline", "caption", "credit", "credit", "credit", "body", "body"]


def test_the_posts_of_a_live_blog_have_headings():
    posts = [("18:41", "Shut until Friday", SECOND), ("17:55", "Boats are waiting", THIRD), ("17:02", PARAGRAPH)]
    text = body("Council shuts old quay", "By Ada Example", PARAGRAPH, *(line for post in posts for line in post))
    post = ["dateline", "section", "body"]
    assert parts(text) == ["headline", "byline", "body", *post, *post, "dateline", "body"]


def test_what_speaks_to_the_reader_below_furniture_is_furniture():
    rules = "The desk values your letters, but kindly keep them short and to the point."
    text = body("Council shuts old quay", PARAGRAPH, SECOND, "Share this article", "12 comments", rules)
    assert parts(text)[-1] == "footer"
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, "Advertisement", rules))[-1] == "body"
    for said in (
        "We must not let this happen again.",
        "You can still hear the old wall.",
        f"Your move. {SECOND} {THIRD}",
    ):
        text = body("Council shuts old quay", PARAGRAPH, SECOND, "Advertisement", "Advertisement", said)
        assert parts(text)[-1] == "body"
    mistake = "We check what we print. If you notice a mistake, tell the desk."
    assert parts(body("Council shuts old quay", PARAGRAPH, SECOND, THIRD, mistake))[-1] == "footer"


def test_a_page_without_empty_lines_ends_in_links():
    lines = ["Council shuts old quay", PARAGRAPH, SECOND, "Advertisement", "Ferry wants its bar back"]
    assert parts("\n".join(lines))[-1] == "footer"


def test_a_link_may_open_with_a_quotation():
    links = ["Related stories", "Ferry", "‘They rowed like mad’: a night on the water"]
    assert parts(body("Council shuts old quay", PARAGRAPH, *links, SECOND, THIRD))[3:5] == ["related"] * 2


def test_a_headline_on_a_messenger_is_one():
    head = "Islanders told to join a group on WhatsApp before the ferry sails"
    assert parts(body(head, PARAGRAPH, SECOND, THIRD))[0] == "headline"


def test_a_place_and_a_colon_open_a_headline_too():
    head = "Chennai: Quay shut again, islanders wait for a third winter"
    assert parts(body(head, PARAGRAPH, SECOND, THIRD))[0] == "headline"
    assert parts(body(f"Chennai: {PARAGRAPH}", SECOND, THIRD))[0] == "body"


def test_an_author_in_capitals_has_a_note_below():
    note = "Ada Example covers the harbour and the weather. She sailed before."
    assert parts(body("Council shuts old quay", "By ADA EXAMPLE", PARAGRAPH, SECOND, note))[-1] == "bio"


TAIL = [
    "Most read",
    "Swan bites mayor",
    "Baker shuts for good",
    "More stories",
    "Jobs",
    "How to complain",
    "© 2031 Gazette",
]


def test_few_words_and_sentences_among_the_furniture_below_the_text_are_no_body():
    """In a block, as a page is copied, so that no empty line tells anything."""
    page = ["Council shuts old quay", PARAGRAPH, SECOND, THIRD, "No one was hurt."]
    notes = ["Share this article", "Print", "Email", "Islands", "You find this story in the list.", "Comments", *TAIL]
    labels = parts("\n".join([*page, *notes]))
    assert labels[:5] == ["headline", *["body"] * 4]
    assert "body" not in labels[5:]


def test_text_between_furniture_and_the_end_of_a_page_stays_body():
    box = ["Read more: Swan bites mayor", "Sign up", "Share this article", "Advertisement"]
    top = ["Council shuts old quay", PARAGRAPH, SECOND, THIRD]

    def told(*lines):
        return parts("\n".join([*top, *box, *lines, *TAIL]))[8 : 8 + len(lines)]

    assert told("“We will row,” he said.") == ["body"]
    assert told(f"{SECOND[:-1]} then.") == ["body"]
    assert told("Nobody was hurt.", "Nobody was asked.") == ["body"] * 2
    assert told("Shares of the ferry company rose by a tenth.") == ["body"]
    assert told("Keep your ticket.", "Please write in ink.") == ["body"] * 2
    cut_by_links = ("the council has regularly", "sunk its boats, one after", "another, and let the nets")
    assert told(*cut_by_links) == ["body"] * 3
    titles = ("What do islanders owe to eels?", "More in U.S.", "Interest rates: what the bank said")
    for aside in (*titles, "Explore our range."):
        assert told(aside) != ["body"], aside
    box.append("Join the Gazette on WhatsApp")
    links = ["More of the islands", "Hask", "Man held over lost boat", "Tarn", "Guards start their season"]
    page = "\n".join(["Council shuts old quay", PARAGRAPH, SECOND, THIRD, *box, *links, *TAIL])
    assert "body" not in parts(page)[4:]
    rows = ["Hask 210", "Tarn 164", "Little Hask 12", "Marl 4", "Sedge 3"]
    page = "\n".join(["Council shuts old quay", PARAGRAPH, THIRD, "Votes for the quay:", "Advertisement", *rows, *TAIL])
    assert parts(page)[5:10] == ["body"] * 5, "a list goes on below an advertisement"


def test_cells_of_a_table_are_body():
    rows = ["Boat", "Seats", "Built", "Tern Flyer", "16", "03/2033", "Gull Runner", "12", "04/2033"]
    page = body("Council shuts old quay", PARAGRAPH, "The boats that are to go are these:", *rows, SECOND, THIRD)
    assert parts(page) == ["headline", *["body"] * 13]
    states = ["Hask", "Tarn", "The U.S.", "Marl"]
    page = body("Council shuts old quay", PARAGRAPH, "Those that buy the boats are:", *states, SECOND, THIRD)
    assert parts(page) == ["headline", *["body"] * 8]


def test_points_under_a_heading_are_no_decks():
    points = ["Depth of the channel down to seven metres", "Six weeks of dredging to start on Monday"]
    page = body("Council shuts old quay", "By Ada Example", "Summary", *points, PARAGRAPH, SECOND)
    assert parts(page) == ["headline", "byline", "section", "body", "body", "body", "body"]


def test_a_headline_under_a_menu_of_several_words():
    menu = ["The Gazette - Back to home", "Subscribe", "Island life", "Politics"]
    page = body(*menu, "Council shuts old quay after long night", "By Ada Example", PARAGRAPH, SECOND)
    assert parts(page)[4] == "headline"
    deck = body(
        "Quay shut for good", "Islands", "By Ada Example", "Islanders say that nobody asked them first", PARAGRAPH
    )
    assert parts(deck)[0] == "headline", "what stands under the author is none"
    state = body("U.S.", "Council shuts old quay after long night", PARAGRAPH, SECOND)
    assert parts(state)[:2] == ["section", "headline"]


def test_a_sentence_above_a_credit_and_the_author_is_a_caption():
    caption = ["Bo Sample rows to the old quay.", "Photo: Ada Example/Made-up Images", "By Ada Example"]
    assert parts(body("Council shuts old quay", "Share", *caption, PARAGRAPH, SECOND))[2:5] == [
        "caption",
        "credit",
        "byline",
    ]


def test_a_name_under_the_date_is_the_author_s_unless_a_section_s_or_a_place_s():
    for name, part in (("Ada Example", "byline"), ("World News", "section"), ("New York", "section")):
        assert parts(body("Council shuts old quay", "3 March 2031", name, PARAGRAPH, SECOND))[2] == part


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("dateline", "15:42, 9 Jun 2031 Updated 16:20, 9 Jun 2031"),
        ("dateline", "Published 12 February"),
        ("banner", "gazette.example/harbour/old-quay/1234"),
        ("banner", '<iframe src="gazette.example/1234" width="100%"></iframe>'),
        ("banner", "Email address"),
        ("banner", "Listen to this story · 38 minutes"),
        ("banner", "Only $1 a week for your first year."),
        ("banner", "Get the island news on our app"),
        ("banner", "Join our WhatsApp channel for island news"),
        ("banner", "Continued from Page A3"),
        ("caption", "Bo Sample left his boat on the shore. (Supplied)"),
        ("related", "Top story: Swan bites mayor"),
        ("footer", "Published in the print edition of March 24, with another headline."),
        ("body", "$1 a week is what the boat costs."),
        ("body", "On March 3, 2031, at 9:15 a.m., it sank."),
        ("body", "Get a boat with the help of an app."),
        ("body", "Get the form with our app, the county tells islanders."),
        ("body", "Saturday, 3 May, 19:30"),
        ("body", "$400 a month"),
        ("body", "Published in print only once, the poems of the keeper were thought to be lost."),
        ("body", "Our phones had sent data, against what their makers promise in a privacy policy that nobody reads."),
    ],
)
def test_more_lines_of_the_sites_of_today(part, line):
    assert parts(body("Council shuts old quay", PARAGRAPH, line, SECOND, THIRD))[2] == part


def test_what_an_outlet_is_may_end_a_text():
    last = "The Northern Wire is a news agency with its seat in Tarn."
    assert parts(body("Wire opens an office in Hask", PARAGRAPH, SECOND, THIRD, last))[-1] == "body"
