"""What each line of a saved article page is: headline, body, caption, banner and so on, each with its reason.

Cues are data (data/cues.yml); the modules here add what position, length and neighbours tell. Body is never
lost: a line is body unless something speaks against it, and where the cue is weak the line is flagged.
"""

from analysis.corpus.cleaning.labelling import label_lines
from analysis.corpus.cleaning.lines import Line
from analysis.corpus.cleaning.repetition import repeated_lines

__all__ = ["Line", "label_lines", "repeated_lines"]
