"""The few words an instrument is made of, in plain German and English, for whoever writes one."""

from collections.abc import Mapping

from nahtlos.law.engine.conditions import Says
from nahtlos.law.queries.catalogue_pages import CATEGORY_LABELS, OFFICE_LABELS

Words = Mapping[str, Says]

CATEGORIES: Words = CATEGORY_LABELS
OFFICES: Words = {
    "labour_office": {
        "de": "Jobcenter oder Agentur für Arbeit, je nach Person",
        "en": "Jobcenter or employment agency, by the person",
    },
    **OFFICE_LABELS,
}
WHO: Words = {
    "person": {"de": "die Person", "en": "the person"},
    "employer": {"de": "der Betrieb", "en": "the employer"},
    "person_or_employer": {"de": "die Person oder der Betrieb", "en": "the person or the employer"},
    "person_and_employer": {
        "de": "die Person und der Betrieb zusammen",
        "en": "the person and the employer together",
    },
    "provider": {"de": "der Träger des Angebots", "en": "the provider of the offer"},
    "authority": {"de": "das Amt", "en": "the office"},
}
GRANTS: Words = {
    "discretionary": {"de": "kann es bekommen", "en": "can get it"},
    "entitled": {"de": "muss es bekommen (Anspruch)", "en": "must get it (a claim)"},
}
DEADLINES: Words = {
    "any_time": {"de": "jederzeit", "en": "at any time"},
    "before_contract": {"de": "vor dem Vertrag", "en": "before the contract"},
    "before_start": {"de": "vor dem Beginn", "en": "before it begins"},
    "before_course": {"de": "vor dem Kurs", "en": "before the course"},
    "before_costs": {"de": "bevor Kosten entstehen", "en": "before costs arise"},
    "before_procedure": {"de": "vor dem Verfahren", "en": "before the procedure"},
    "after_start": {"de": "nach dem Beginn", "en": "after it has begun"},
}
BASES: Words = {
    "wage": {"de": "Lohn", "en": "wage"},
    "course_costs": {"de": "Kosten des Kurses", "en": "costs of the course"},
    "training_pay": {"de": "Ausbildungsvergütung", "en": "pay of the apprenticeship"},
    "minimum_wage": {"de": "Mindestlohn", "en": "minimum wage"},
    "net_pay_loss": {"de": "fehlendes Nettoentgelt", "en": "net pay that is lost"},
    "standard_need": {"de": "Regelbedarf", "en": "standard need"},
}
