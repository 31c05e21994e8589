"""Which facts the check may ask, chosen by how many verdicts each of them settles.

Measured on sixty made-up persons: twelve of these questions bring 92 open verdicts down to about 31.
Without status, benefit, German, age or the qualification from abroad four to nine more stay open;
with every fact that could be asked of a person the twelfth question leaves 28. Health, burdens, the
asylum procedure and what an office may reproach somebody with are never asked here.
"""

FIRST = "status"
ASKED = (
    FIRST,
    "benefit",
    "german",
    "age",
    "foreign_qualification",
    "recognition_result",
    "refugee_or_migrant",
    "unemployed",
    "employed",
    "registered_training_seeker",
    "in_school",
    "school_duty_done",
    "has_work_contract_offer",
    "arrival_date",
    "in_apprenticeship",
    "apprenticeship_contract",
    "abh_obliged",
    "literacy_functional",
    "latin_script",
    "ik_completed_or_not_possible",
    "documents_missing",
    "has_usable_degree",
    "work_allowed",
    "nationality",
)
MOST = 12
"""After so many answers the result is shown by itself; whoever likes goes on from there."""

COMMON_STATUSES = (
    "ae_24",
    "ae_25_2",
    "ae_25_3",
    "gestattung_outside",
    "duldung_60a",
    "niederlassungserlaubnis",
    "family",
    "eu_citizen",
)
