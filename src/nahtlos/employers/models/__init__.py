"""Nouns of employers: companies and who is reached there, the portfolio, openings."""

from nahtlos.employers.models.companies import (
    Branch,
    Chamber,
    CompanyUser,
    Contact,
    Employer,
    Experience,
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
from nahtlos.employers.models.reach import Reach

__all__ = (
    "MOVES",
    "Access",
    "Branch",
    "Certificate",
    "Chamber",
    "CompanyUser",
    "Contact",
    "Employer",
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
