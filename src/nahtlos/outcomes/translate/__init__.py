"""Files of outcomes, read strictly: records of persons as tables, and tables to be published."""

from nahtlos.outcomes.translate.faults import BadFile
from nahtlos.outcomes.translate.months import month, month_word
from nahtlos.outcomes.translate.records import Files, indicators_json, read_records
from nahtlos.outcomes.translate.tables import read_table, table_lines

__all__ = [
    "BadFile",
    "Files",
    "indicators_json",
    "month",
    "month_word",
    "read_records",
    "read_table",
    "table_lines",
]
