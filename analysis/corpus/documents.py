"""Word and PDF documents as text: bounded, whatever the file claims of itself."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter

from analysis.corpus.logs import quiet
from analysis.errors import FramingError

_WORDML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_XML = 20_000_000  # bytes
_MAX_PAGES = 300
_STOPS = (".", "!", "?", "”", '"')
_FULL = {True: 1.05, False: 0.95}  # of the column, for lines that end with a full stop or not; letters differ in width


def docx_text(raw: bytes, where: object) -> str:
    """The paragraphs of a Word document, tables and text boxes included, deleted text and notes left out.

    Raises
    ------
    FramingError
        Not a Word document, broken, encrypted, or one that unpacks to more than 20 MB.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open("word/document.xml") as part:
            xml = part.read(_MAX_XML + 1)
    except KeyError:
        raise FramingError(where, "a zip archive, not a .docx document", "unpack it and add the files") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise FramingError(where, f"a broken or encrypted .docx ({error})", "save the article as text") from None
    if len(xml) > _MAX_XML:
        raise FramingError(where, f"a .docx that unpacks to more than {_MAX_XML:,} bytes", "save the article as text")
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise FramingError(where, f"a broken .docx ({error.msg})", "save the article as text") from None
    pieces = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag == _FALLBACK:  # the same text box again, for old programs
            walk.skip_subtree()
        elif event == "start" and node.tag == _WORDML + "t":
            pieces.append(node.text or "")
        elif event == "start" and node.tag == _WORDML + "tab":
            pieces.append("\t")
        elif event == "start" and node.tag in (_WORDML + "br", _WORDML + "cr"):
            pieces.append("\n")
        elif event == "end" and node.tag == _WORDML + "p":
            pieces.append("\n\n")
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces))


def pdf_text(raw: bytes, where: object) -> str:
    """The text layer of a PDF, its printed lines joined into paragraphs, what repeats on each page left out.

    Raises
    ------
    FramingError
        Broken, encrypted, over 300 pages, or without a text layer.
    """
    from pypdf import PdfReader

    with quiet("pypdf"):
        try:
            reader = PdfReader(io.BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise FramingError(where, "an encrypted PDF", "open it with its password and save it without one")
            if len(reader.pages) > _MAX_PAGES:
                raise FramingError(
                    where, f"{len(reader.pages)} pages", f"an article has at most {_MAX_PAGES}; split the file"
                )
            pages = [page.extract_text() for page in reader.pages]
        except FramingError:
            raise
        except Exception as error:  # whatever a broken file makes the library raise
            raise FramingError(where, f"a broken PDF ({type(error).__name__})", "save the article as text") from None
    if not "".join(pages).strip():
        raise FramingError(where, "a PDF without a text layer", "run text recognition (OCR) on it first")
    return reflow("\n".join(_without_running_heads([page.split("\n") for page in pages])))


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """Lines of all pages without those at the head or foot of most pages (numbers aside)."""
    edges = Counter(key for page in pages for key in {_without_numbers(line) for line in (*page[:2], *page[-2:])})
    repeated = {key for key, n in edges.items() if len(pages) > 1 and n > len(pages) / 2}
    return [line for page in pages for line in page if _without_numbers(line) not in repeated]


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def reflow(text: str) -> str:
    """Lines broken at a column joined into paragraphs.

    A paragraph ends at an empty line, and where the next line's first word would have had room. A word
    divided at a line's end is joined, unless it stands with its hyphen elsewhere in the text.
    """
    lines = [line.strip() for line in text.split("\n")]
    widths = sorted(len(line) for line in lines if line)
    column = widths[int(0.9 * (len(widths) - 1))] if widths else 0
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        stopped = before.endswith(_STOPS)
        room = len(before) + len(line.split(" ")[0]) < _FULL[stopped] * column
        if before and line and (not room or (line[0].islower() and not stopped)):
            paragraphs[-1] = _join(paragraphs[-1], line, text)
        elif line:
            paragraphs.append(line)
        before = line
    return "\n\n".join(paragraphs)


def _join(before: str, after: str, text: str) -> str:
    left, right = re.search(r"(\w*[a-z])-$", before), re.match(r"[a-z]\w*", after)
    if not (left and right):
        return f"{before} {after}"
    return before + after if f"{left[1]}-{right[0]}" in text else before[:-1] + after
