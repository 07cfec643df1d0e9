"""Web pages, saved or fetched: the article's lines and what the page says of itself."""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import regex

from analysis.corpus.cleaning.heading import ROLE
from analysis.corpus.files import bom_encoding, decode_any
from analysis.corpus.house_style import letters
from analysis.corpus.logs import quiet
from analysis.errors import FramingError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The opening of a page: a mark, an XML line and comments may stand before
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[\w/+=%-]{200,}", re.A)  # pictures within a saved page
_EMPTY_LINE = re.compile(r"(?:<br\s{0,9}/?>\s{0,99}){2,9}", re.I)  # between paragraphs of old pages
_INLINE = set(
    "a abbr b big br cite code del em font i ins mark nobr q s small span strike strong sub sup time tt u wbr".split()
)
# "By Ada Quist | 5 March", "By: Ada Quist, updated ..."
_SIGNED = re.compile(
    r"by:?\s+(.+?)\s*(?:[|•·–—\d].*|,\s*" + ROLE.pattern + r".*|\b(?:published|updated|posted|last)\b.*)?$", re.I
)
# What stands beside the authors: "and the Tern Agency", "for Tern News"
_BESIDE = regex.compile(r"(?:(?:and\b|for\b|[,/])\s*)+(?:the )?\p{Lu}[\w.&'’-]*(?: \p{Lu}[\w.&'’-]*){0,3}")
_NAME = r"\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?(?: (?:de|del|van|von|der|al|bin))*(?: \p{Lu}[\p{L}'’-]+){1,2}"
_NAMES = regex.compile(rf"{_NAME}(?:(?:, | and | & ){_NAME})*")
# Publication in the head or in microdata: neither of the last edition, nor in an item within the article's, such as a comment
_STATED = (
    "//meta[re:test(concat(@property, ' ', @name, ' ', @itemprop), '^(?!.*(last|modif|updat|republ)).*publi', 'i')]"
    "[not(ancestor::aside or ancestor::*[@itemscope][1][@itemprop][not(@itemprop='mainEntity')])]/@content"
)
_OF_ARTICLE = re.compile(r"Article|Posting|WebPage|Report")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_BYLINE = 120  # most characters of a line that names authors
_MAX_PAGE = 20_000_000  # bytes from an address
_MAX_SOURCE = 5_000_000  # characters
_SAVE = "save the article's text as .txt"
_SAVE_PAGE = "check the address and the network, or save the page in a browser and add the file"


def is_page(raw: bytes) -> bool:
    """Whether the bytes start as an HTML page does."""
    return bool(_HTML.match(raw[:5000]))


def fetch(url: str) -> bytes:
    """What stands at a web address.

    Raises
    ------
    FramingError
        Nothing can be had from there, or more than 20 MB.
    """
    address = urllib.parse.quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    try:
        request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (compatible; media-framing)"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            raw = answer.read(_MAX_PAGE + 1)
    except urllib.error.HTTPError as error:
        raise FramingError(url, f"the server answers {error.code} {error.reason}", _SAVE_PAGE) from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise FramingError(url, f"no page from there ({getattr(error, 'reason', error)})", _SAVE_PAGE) from None
    if len(raw) > _MAX_PAGE:
        raise FramingError(url, f"more than {_MAX_PAGE:,} bytes", _SAVE_PAGE)
    return raw


def decode_page(raw: bytes, where: object) -> str:
    """The page's source, in the encoding that it declares, else as any text."""
    declared = None if bom_encoding(raw) else _CHARSET.search(raw[:4000])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        text = raw.decode("cp1252" if name == "iso8859-1" else name)  # as browsers read Latin-1
    except (LookupError, ValueError):
        return decode_any(raw, where)
    if "\0" in text:
        return decode_any(raw, where)
    return text


def archived_page(raw: bytes, where: object) -> str:
    """The source of the page in a web archive (.mhtml).

    Raises
    ------
    FramingError
        There is none in it.
    """
    message = message_from_bytes(raw, policy=policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None or not page.get_payload(decode=True):
        raise FramingError(where, "no page in the archive", "save the page as .html")
    return decode_page(page.get_payload(decode=True), where)


def page_article(source: str, where: object, url: str | None = None) -> dict[str, str | None]:
    """The article on a page: text, title, outlet, byline, published and url, as far as the page tells.

    Body and record are those of the trafilatura library (Barbaresi 2021). The text has headline, deck and
    byline as its first lines, as far as they stand on the page, and captions as lines that start with
    "Image:".

    Raises
    ------
    FramingError
        No article is found.
    """
    from trafilatura import bare_extraction, load_html

    today = dt.date.today().isoformat()
    source = _EMPTY_LINE.sub("</p><p data-apart>", _EMBEDDED.sub("", source))
    if len(source) > _MAX_SOURCE:
        raise FramingError(where, f"a page of {len(source):,} characters, more than {_MAX_SOURCE:,}", _SAVE)
    with quiet("trafilatura", "htmldate"):
        try:
            tree = load_html(source)
            page = None
            if tree is not None:
                printed = letters(
                    " ".join(tree.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::head)]"))
                )
                hours = _stated_hours(tree)
                _unfold_layout(tree, len(printed))
                _wrap_loose(tree)
                signed = _signed_lines(tree)
                _keep_captions(tree)
                page = bare_extraction(
                    tree,
                    url=url,
                    with_metadata=True,
                    include_comments=False,
                    date_extraction_params={"extensive_search": False, "original_date": True, "max_date": today},
                )
        except Exception as error:  # whatever a broken page makes the parsers raise
            raise FramingError(where, f"a broken page ({type(error).__name__})", _SAVE) from None
    if page is None or not (page.text or "").strip():
        raise FramingError(where, "no article found on the page", _SAVE)
    text = "\n\n".join(line for line in page.text.split("\n") if line.strip())
    heading = page.body.find(".//head[@rend='h1']") if page.body is not None else None
    headline = "".join(heading.itertext()).strip() if heading is not None else ""
    title = headline or page.title
    byline = _byline(page.author, signed) if page.author else _only_name(signed)
    said = letters(page.description or "")
    in_text_only = said in letters(text) and said not in {letters(line) for line in text.split("\n")}
    deck = page.description if said and said in printed and not in_text_only else None
    return {
        "text": with_heads(text, title, deck, byline and f"By {byline}"),
        "title": title,
        "outlet": page.sitename,
        "byline": byline,
        "published": hours.get(page.date, page.date),
        "url": url or page.url,
    }


def _stated_hours(tree: HtmlElement) -> dict[str, str]:
    """Day -> the time of publication that the page's record gives for it, where it gives one alone.

    A time without a zone cannot be held against another page's, and midnight stands for a day without an hour. What the
    record says of a last edition, of comments and of other articles is passed over.
    """
    stated = tree.xpath(_STATED, namespaces={"re": "http://exslt.org/regular-expressions"})
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        with contextlib.suppress(ValueError, RecursionError):  # no JSON
            stated += _dates_of_article(json.loads(script, strict=False))
    times: dict[str, dict[dt.datetime, str]] = {}
    for value in map(str.strip, stated):
        if _TIME.fullmatch(value):
            with contextlib.suppress(ValueError):  # no such day or hour
                time = dt.datetime.fromisoformat(value)
                if time.time() != dt.time.min:
                    times.setdefault(value[:10], {})[time] = value
    return {day: next(iter(found.values())) for day, found in times.items() if len(found) == 1}


def _dates_of_article(record: object) -> Iterator[str]:
    """The dates of publication of the articles and pages that a JSON-LD record is about, not of what hangs on them."""
    for item in record if isinstance(record, list) else [record]:
        if isinstance(item, dict):
            if _OF_ARTICLE.search(str(item.get("@type", "Article"))):
                yield str(item.get("datePublished"))
            for inner in ("@graph", "mainEntity"):
                yield from _dates_of_article(item.get(inner))


def _signed_lines(tree: HtmlElement) -> list[str]:
    """What stands on the page after "By", up to a date or a mark, the shortest line first; not beside the article."""
    elements = tree.xpath(
        "//*[self::p or self::div or self::span or self::address or self::b or self::strong][not(ancestor-or-self::aside)]"
    )
    lines = {" ".join(element.text_content().split()) for element in elements}
    found = (_SIGNED.match(line) for line in lines if len(line) <= _BYLINE)
    return sorted((match[1].strip(" ,;") for match in found if match), key=lambda line: (len(line), line))


def _byline(authors: str, signed: list[str]) -> str:
    """The authors; where the page prints an agency or the like beside them, the line as it is printed."""
    names = re.split(r"\s*;\s*", authors)
    for line in signed:
        if all(name.casefold() in line.casefold() for name in names):
            rest = re.sub("|".join(map(re.escape, names)), "", line, flags=re.I)
            return line if _BESIDE.fullmatch(rest.strip()) else ", ".join(names)
    return ", ".join(names)


def _only_name(signed: list[str]) -> str | None:
    """The authors where the page says so in print alone, and names nobody else after "By"."""
    names = {line for line in signed if _NAMES.fullmatch(line)}
    return names.pop() if len(names) == 1 else None


def with_heads(text: str, *heads: str | None) -> str:
    """A text with the heads (headline, deck, byline) as its first lines, each unless it stands there already."""
    lines = text.split("\n")
    top = [index for index, line in enumerate(lines) if line.strip()][:6]
    there = {index: letters(lines[index]) for index in top}
    wanted: list[tuple[int, str]] = []
    at = 0
    for head in heads:
        said = letters(head or "")
        found = next((i for i, line in there.items() if said and said in line and len(line) < 2 * len(said)), None)
        if found is not None:
            at = max(at, found + 1)
        elif said:
            wanted.append((at, " ".join(head.split())))
    for index, head in reversed(wanted):
        lines[index:index] = [head, ""] if index == 0 else ["", head]
    return "\n".join(lines)


def _unfold_layout(tree: HtmlElement, size: int) -> None:
    """Tables that lay the page out, whose largest cell holds a third of it; the extraction would make one line of it."""
    for table in tree.xpath("//table[.//td[.//table or .//h1 or .//h2 or count(.//p) > 2]]"):
        if all(len(letters(cell.text_content())) < size / 3 for cell in table.iter("td")):
            continue
        rows = table.xpath("./tr | ./tbody/tr | ./thead/tr | ./tfoot/tr")
        for element in (table, *rows, *(group for group in table if group.tag in ("tbody", "thead", "tfoot"))):
            element.tag = "div"
        for row in rows:
            for cell in row.xpath("./td | ./th"):
                cell.tag = "div"


def _wrap_loose(tree: HtmlElement) -> None:
    """What stands loose beside paragraphs between empty lines, as paragraphs, since the extraction drops the first."""
    from lxml.html import Element

    for parent in tree.xpath("//*[not(self::li)][p[@data-apart]]"):
        paragraph = None
        children = list(parent)
        if (parent.text or "").strip():
            paragraph = Element("p")
            paragraph.text, parent.text = parent.text, None
            parent.insert(0, paragraph)
        for child in children:
            if not isinstance(child.tag, str) or child.tag in _INLINE:
                if paragraph is None:
                    paragraph = Element("p")
                    child.addprevious(paragraph)
                paragraph.append(child)
            elif (child.tail or "").strip():
                paragraph = Element("p")
                paragraph.text, child.tail = child.tail, None
                child.addnext(paragraph)
                if child.tag == "div" and all(inner.tag in _INLINE for inner in child):
                    child.tag = "p"  # without a tail, the extraction drops it
            else:
                paragraph = None


def _keep_captions(tree: HtmlElement) -> None:
    """Picture captions as paragraphs, since the extraction drops what stands in a figure."""
    from lxml.html import Element

    for figure in list(tree.iter("figure")):
        caption = figure.find(".//figcaption")
        words = " ".join(caption.text_content().split()) if caption is not None else ""
        if len(words.split()) > 2 and figure.getparent() is not None:
            line = Element("p")
            line.text, line.tail = f"Image: {words}", figure.tail
            figure.getparent().replace(figure, line)
