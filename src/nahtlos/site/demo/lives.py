"""Three hundred and ninety lives thrown by the dice, each fitting its status."""

from collections.abc import Iterator
from typing import Any

from nahtlos.site.demo.drafts import MONTH, Draft, read_statuses, until
from nahtlos.site.demo.world import World, read

YOUNG = {"ae_16a", "ae_16f", "ae_17", "ae_25a", "duldung_60c", "ae_16g", "ae_16b"}
AT_WORK = {
    "ae_18a", "ae_18b", "ae_18g", "ae_19c_other", "ae_19d", "ae_21", "ae_16d_3", "duldung_60d",
}  # fmt: skip
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1")
OUTCOMES = {
    "waiting": 22, "learning": 30, "working": 14, "left_work": 8,
    "stayed": 12, "training": 4, "moved": 6, "lost": 4,
}  # fmt: skip


def thrown(world: World) -> list[Draft]:
    """Everybody but the persons of the tour, in an order thrown by the dice."""
    everybody = list(_everybody(world))
    world.dice.shuffle(everybody)
    return everybody


def _everybody(world: World) -> Iterator[Draft]:
    names, statuses = read("names.yaml"), read_statuses()
    for nationality, kind in read("nationalities.yaml").items():
        for status, count in kind["hold"].items():
            for _number in range(count):
                one = _person(world, nationality, kind, names[kind["culture"]])
                draft = _situated(world, one | {"status": status}, statuses[status])
                _work(world, draft, statuses[status]["money"], str(world.dice.choice(kind["jobs"])))
                _family(world, draft)
                yield draft


def _person(
    world: World, nationality: str, kind: dict[str, Any], names: dict[str, list[str]]
) -> dict[str, Any]:
    sex = "f" if world.dice.random() < kind["women"] else "m"
    given = world.dice.choice(names[sex]).partition("|")
    family = world.dice.choice(names["family"]).partition("|")
    return {
        "given": given[0], "family": family[0], "native": f"{given[2]} {family[2]}".strip(),
        "nationality": nationality, "sex": sex, "speaks": kind["speaks"],
    }  # fmt: skip


def _situated(world: World, one: dict[str, Any], rules: dict[str, Any]) -> Draft:
    dice, status = world.dice, one["status"]
    stay = max(20, round(MONTH * dice.uniform(*rules["stay"])))
    held = round(min(stay - 8, MONTH * dice.uniform(1, 17 if status == "ae_104c" else 30)))
    opened = max(3, min(stay - 5, round(730 * dice.betavariate(1.1, 1.6)) + 3))
    record = {"arrival_date": world.ago(stay), "status_since": world.ago(max(held, 2))}
    german = _german(world, stay, status)
    draft = Draft(
        **one, birth=world.ago(round(_age(world, status) * 365.25) + dice.randint(1, 364)),
        opened=opened, outcome=_outcome(world, status, opened), german=german,
        record=record | {"status_until": until(world, rules["left"])},
        proven=world.ago(dice.randint(10, max(11, stay // 2))) if german > "A0" else None,
    )  # fmt: skip
    _asylum(world, draft, rules.get("asylum"), stay)
    return draft


def _age(world: World, status: str) -> int:
    if status in YOUNG:
        return world.dice.randint(18, 26)
    return min(62, round(18 + 44 * world.dice.betavariate(2, 3)))


def _outcome(world: World, status: str, opened: int) -> str:
    if status in AT_WORK:
        return "working"
    if opened < 150:
        return world.dice.choice(["waiting", "learning", "learning"])
    return world.dice.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]


def _german(world: World, stay: int, status: str) -> str:
    if status == "german":
        return "C1"
    likely = min(4.4, stay / 330) + (1.5 if status in AT_WORK | YOUNG else 0)
    return LEVELS[max(0, min(5, round(world.dice.gauss(likely, 0.9))))]


def _asylum(world: World, draft: Draft, asylum: str | None, stay: int) -> None:
    if not asylum:
        return
    registered = stay - world.dice.randint(1, 6)
    draft.record["asylum_registered_on"] = world.ago(registered)
    draft.record["asylum_applied_on"] = world.ago(max(1, registered - world.dice.randint(5, 25)))
    if asylum == "granted":
        draft.facts["protection_recognised"] = True
        return
    draft.facts["asylum_outcome"] = asylum
    if asylum == "rejected":
        draft.facts["asylum_procedure_final"] = True
    if draft.status.startswith("duldung"):
        draft.record["duldung_since"] = draft.record["status_since"]


def _work(world: World, draft: Draft, money: list[str], job: str) -> None:
    dice, works = world.dice, draft.outcome in {"working", "stayed"}
    draft.facts["benefit"] = "NONE" if works else dice.choice(money)
    draft.facts |= {"employed": works, "employed_insured": works}
    if works:
        draft.facts["weekly_hours"] = dice.choice([20, 25, 30, 38, 39, 40])
    elif draft.facts["benefit"] in {"SGB_II", "ALG"}:
        since = dice.randint(30, max(40, (world.day - draft.record["arrival_date"]).days - 40))
        draft.record["unemployed_since"] = world.ago(since)
        draft.facts["registered_jobseeker"] = True
    young, title = draft.age(world.day) < 25, world.jobs[job]
    draft.record["goal_kind"] = "apprenticeship" if young and dice.random() < 0.6 else "job"
    draft.record |= {"goal_kldb": job, "goal_text": f"Als {title} arbeiten"}
    if not young and dice.random() < 0.62:
        draft.learned = _learned(world, draft, job, title)
        draft.facts["years_work_total"] = dice.randint(0, max(0, draft.age(world.day) - 22))


def _learned(world: World, draft: Draft, job: str, title: str) -> dict[str, Any]:
    """The last digit of an occupation says what it takes: 4 is learned at a university (KldB 2010)."""
    states = ["none", "pending", "full", "partial"]
    return {
        "title": title, "kldb": job, "country": draft.nationality,
        "kind": "academic" if job[-1] == "4" else "vocational",
        "finished": draft.birth.year + world.dice.randint(20, 24),
        "recognition": world.dice.choices(states, [60, 18, 12, 10])[0],
    }  # fmt: skip


def _family(world: World, draft: Draft) -> None:
    dice, age = world.dice, draft.age(world.day)
    most = 0 if age < 21 else min(4, (age - 19) // 5)
    for _child in range(dice.choices(range(most + 1), [3, 2, 2, 1, 1][: most + 1])[0]):
        draft.children.append(world.ago(dice.randint(60, min(20, age - 18) * 365 - 60)))
    if dice.random() < 0.7:
        draft.facts["literacy_functional"] = dice.random() < 0.93
    if dice.random() < 0.6:
        draft.facts["latin_script"] = draft.german >= "A2" or dice.random() < 0.7
    if dice.random() < 0.5:
        draft.facts["has_school_certificate"] = dice.random() < 0.75
    for unsure in ("documents_missing", "advised_before", "ik_completed_or_not_possible"):
        if dice.random() < 0.18:
            draft.facts[unsure] = None
