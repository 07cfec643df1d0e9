"""Executed notebooks and tables as HTML pages that load nothing: one layout, one style sheet, one script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import Highlight2HTML, ansi2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from analysis.report.folder import day

TEMPLATES = Path(__file__).resolve().parents[1] / "views" / "templates"
_EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png"}


@dataclass(frozen=True)
class Page:
    """An executed notebook on its way to HTML; `name` is the notebook's, without `.ipynb`."""

    name: str
    notebook: NotebookNode

    @property
    def label(self) -> str:
        """A short name for the navigation: `label` in the notebook's metadata, else `03_omitted_facts` is 'Omitted
        facts'."""
        return (
            self.notebook.metadata.get("label")
            or re.sub(r"^[\d_]+", "", self.name).replace("_", " ").capitalize()
            or self.name
        )

    @property
    def title(self) -> str:
        """The notebook's first heading: its question."""
        prose = "\n".join(cell.source for cell in self.notebook.cells if cell.cell_type == "markdown")
        found = re.search(r"^# +(.+)$", prose, re.MULTILINE)
        return found[1].strip() if found else self.label

    @property
    def answer(self) -> str:
        """What the cell tagged `answer` shows, as plain text; empty without one."""
        shown = [output.get("data", {}) for cell in self._tagged("answer") for output in cell.outputs]
        return "\n".join(data["text/plain"] for data in shown if "text/plain" in data)

    def sections(self) -> list[list[NotebookNode]]:
        """The cells from one heading to the next; those tagged `remove-cell` are for the notebook alone."""
        sections: list[list[NotebookNode]] = [[]]
        left_out = self._tagged("remove-cell")
        for cell in self.notebook.cells:
            if cell.cell_type == "markdown" and cell.source.startswith("#"):
                sections.append([])
            if cell not in left_out:
                sections[-1].append(cell)
        return sections

    def figures(self) -> Iterator[tuple[str, bytes]]:
        """The figures as (file name, bytes): SVG and PNG of each output that has an image."""
        names: Counter[tuple[str, str]] = Counter()
        for cell in self.notebook.cells:
            for output in cell.get("outputs", ()):
                kinds = sorted(_EXTENSIONS.keys() & output.get("data", {}).keys())
                for kind in kinds:
                    named = output.metadata.get(kind, {}).get("name") or "figure"
                    stem = f"{self.name}-" + re.sub(r"[^\w-]+", "-", named)
                    names[stem, kind] += 1
                    again = f"-{names[stem, kind]}" if names[stem, kind] > 1 else ""
                    data = output.data[kind]
                    raw = data.encode() if kind == "image/svg+xml" else base64.b64decode(data)
                    yield f"{stem}{again}.{_EXTENSIONS[kind]}", raw

    def _tagged(self, tag: str) -> list[NotebookNode]:
        return [cell for cell in self.notebook.cells if tag in cell.metadata.get("tags", ())]


def render(template: str, **values: object) -> str:
    """A template of views/templates with the values given, escaped unless they are `Markup`."""
    return _environment().get_template(f"{template}.html.j2").render(values)


def image(data: str | bytes, *, kind: str) -> str:
    """The address of an image that holds the image itself; `data` is SVG text or PNG bytes, raw or in base64."""
    if kind == "image/svg+xml":
        data = base64.b64encode(data.encode() if isinstance(data, str) else data).decode()
    elif isinstance(data, bytes):
        data = base64.b64encode(data).decode()
    return f"data:{kind};base64,{''.join(data.split())}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    highlight = Highlight2HTML()
    environment.globals |= {
        "style": Markup((TEMPLATES / "page.css").read_text(encoding="utf-8")),
        "script": Markup(script),
        "policy": f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'",
        "image": image,
    }
    environment.filters |= {
        "day": day,
        "counted": lambda n, noun: f"{n:,} {noun}{'s' * (n != 1)}",
        "ansi": lambda text: Markup(ansi2html(text)),
        "highlight": lambda source: Markup(highlight(source)),
        "markdown": lambda source: Markup(_markdown(source)),
        "trusted": Markup,
    }
    return environment


def _markdown(source: str) -> str:
    """Markdown to HTML; HTML in it is escaped, since a notebook may print an outlet's name as Markdown."""
    renderer = IPythonRenderer(escape=True, allow_harmful_protocols=False, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)
