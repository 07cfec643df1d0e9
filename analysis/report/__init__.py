"""A story's report: its notebooks run and turned into HTML pages that need no network."""

from analysis.report.write import write_report

__all__ = ["write_report"]
