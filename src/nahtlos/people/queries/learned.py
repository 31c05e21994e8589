"""The facts that follow from what a person learned abroad, for the law to be told."""

from uuid import UUID

from nahtlos.people.models import Qualification

HERE = "DE"
_R = Qualification.Recognition
# What the law asks is one answer for the whole person: the one that carries furthest.
FURTHEST = (_R.FULL, _R.PARTIAL, _R.PENDING, _R.NEGATIVE, _R.NONE)


def learned_facts(person: UUID) -> dict[str, str]:
    """`foreign_qualification` and `recognition_result`; nothing where nothing was learned abroad.

    A qualification without a country is not known to come from abroad.
    """
    rows = Qualification.objects.filter(person=person).exclude(country__in=("", HERE))
    known = list(rows.values_list("kind", "recognition"))
    if not known:
        return {}
    kinds, results = {kind for kind, _result in known}, {result for _kind, result in known}
    academic, vocational = Qualification.Kind.ACADEMIC, Qualification.Kind.VOCATIONAL
    return {
        "foreign_qualification": str(academic if academic in kinds else vocational),
        "recognition_result": next(str(one) for one in FURTHEST if one in results),
    }
