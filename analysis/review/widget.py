"""The review in JupyterLab: statement, nearest sentences and the article side by side, a key or a button per answer."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from analysis.errors import FramingError
from analysis.review.desk import Desk, Question

_FRONT = Path(__file__).with_name("front")


class ReviewWidget(anywidget.AnyWidget):
    """What the browser shows (`view`), and what it sends: answers, skip, undo. The browser sets text, never markup."""

    _esm = _FRONT / "review.js"
    _css = _FRONT / "review.css"

    view = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: Desk):
        super().__init__()
        self.desk = desk
        self.on_msg(self._hear)
        self._show()

    def _hear(self, _: object, message: dict, __: object) -> None:
        """Do what a key or button says; what cannot be done is said in the widget."""
        said = ""
        try:
            if message.get("do") == "skip":
                self.desk.skip()
            elif message.get("do") == "undo":
                said = "" if self.desk.undo() else "Nothing to take back."
            elif message.get("do") == "decide" and message.get("cell") == self.view.get("cell"):
                self.desk.decide(message["status"], map(int, message["evidence"]), note=message["note"])
                said = f"Written: {message['status']}."
        except FramingError as error:
            said = str(error)
        self._show(said)

    def _show(self, said: str = "") -> None:
        desk = self.desk
        view = {"n_decided": desk.n_decided, "n_total": desk.n_total, "said": said, "under": desk.under}
        self.view = view | (self._question(desk.current) if desk.current else {"cell": None})

    def _question(self, question: Question) -> dict:
        rows = self.desk.sentences[question.article]
        return {
            "cell": list(question.cell),
            "statement": question.statement,
            "outlet": question.outlet,
            "match": question.match or "",
            "others": [f"{coder}: {r.status}" + (f" ({r.note})" if r.note else "") for coder, r in question.others],
            "nearest": [int(number) for number in question.nearest],
            "sentences": [
                {"number": int(row.Index), "text": row.text, "part": row.part,
                 "paragraph": None if row.part != "body" else int(row.paragraph)}
                for row in rows.itertuples()
            ],
        }  # fmt: skip
