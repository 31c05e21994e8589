"""Nouns of employers: companies and who is reached there, the portfolio, openings."""

from nahtlos.employers.models.companies import (
    Branch,
    Chamber,
    Company,
    CompanyUser,
    Contact,
    Experience,
    Reach,
    SignIn,
    Site,
    Size,
)
from nahtlos.employers.models.openings import (
    MOVES,
    Access,
    Certificate,
    Kind,
    Level,
    Need,
    Opening,
    Shift,
    Source,
    State,
)
from nahtlos.employers.models.portfolio import Handing, Task, Touch, Visit

__all__ = (
    "MOVES",
    "Access",
    "Branch",
    "Certificate",
    "Chamber",
    "Company",
    "CompanyUser",
    "Contact",
    "Experience",
    "Handing",
    "Kind",
    "Level",
    "Need",
    "Opening",
    "Reach",
    "Shift",
    "SignIn",
    "Site",
    "Size",
    "Source",
    "State",
    "Task",
    "Touch",
    "Visit",
)
