"""What doors ask the law room: is work open, why, from when, and what to ask next."""

from nahtlos.law.catalogue.instrument import Amount
from nahtlos.law.engine.grants import Reason
from nahtlos.law.queries.answers import Answer, Question, Work, WorkAccess
from nahtlos.law.queries.catalogue_pages import (
    ConditionLine,
    InstrumentPage,
    category_label,
    instrument,
    instruments,
    office_label,
)
from nahtlos.law.queries.checks import ask_next, check, questions
from nahtlos.law.queries.funding import Funding, funding
from nahtlos.law.queries.funding_help import Help
from nahtlos.law.queries.funding_job import Course, Job, profile
from nahtlos.law.queries.gaps import SEATS, Gap, Lack, gaps
from nahtlos.law.queries.instruments import InstrumentAnswer, change_json
from nahtlos.law.queries.levers import Lever, Step, levers, ways, work_ways
from nahtlos.law.queries.listing import (
    FactEntry,
    StatusEntry,
    StatusPage,
    decision_label,
    kind_label,
    show,
    statuses,
    vocabulary,
)
from nahtlos.law.queries.order import categories, for_employers, useful
from nahtlos.law.queries.schemas import schema
from nahtlos.law.queries.searching import search
from nahtlos.law.queries.spoken import Spoken, purpose, say, title
from nahtlos.law.queries.state import refused, stale, warm
from nahtlos.law.queries.trees import Branch, Tree, amounts, deciding, tree
from nahtlos.law.translate import BadDocument, Contradiction, Fault, nearest

__all__ = [
    "SEATS",
    "Amount",
    "Answer",
    "BadDocument",
    "Branch",
    "ConditionLine",
    "Contradiction",
    "Course",
    "FactEntry",
    "Fault",
    "Funding",
    "Gap",
    "Help",
    "InstrumentAnswer",
    "InstrumentPage",
    "Job",
    "Lack",
    "Lever",
    "Question",
    "Reason",
    "Spoken",
    "StatusEntry",
    "StatusPage",
    "Step",
    "Tree",
    "Work",
    "WorkAccess",
    "amounts",
    "ask_next",
    "categories",
    "category_label",
    "change_json",
    "check",
    "deciding",
    "decision_label",
    "for_employers",
    "funding",
    "gaps",
    "instrument",
    "instruments",
    "kind_label",
    "levers",
    "nearest",
    "office_label",
    "profile",
    "purpose",
    "questions",
    "refused",
    "say",
    "schema",
    "search",
    "show",
    "stale",
    "statuses",
    "title",
    "tree",
    "useful",
    "vocabulary",
    "warm",
    "ways",
    "work_ways",
]
