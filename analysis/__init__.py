"""Media framing: how several outlets cover one news event, with the evidence behind every number.

`read_` takes a story in, `measure_` makes tidy tables, `plot_` draws them, `show_` puts tables and words before
people's eyes, `answer_` says in two sentences what a table shows, and
`review_facts` asks a person.
"""

from analysis import measures, views
from analysis.corpus import Corpus, propose_aliases, read_corpus
from analysis.errors import FramingError, FramingWarning
from analysis.measures import *
from analysis.review import review_facts
from analysis.tables import TABLES
from analysis.views import *

__all__ = [
    "TABLES",
    "Corpus",
    "FramingError",
    "FramingWarning",
    "propose_aliases",
    "read_corpus",
    "review_facts",
]
__all__ += measures.__all__
__all__ += views.__all__
