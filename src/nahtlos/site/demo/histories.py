"""What happened since: notes, steps, consents, burdens, and who was asked for help."""

from datetime import timedelta
from typing import Any

from nahtlos.network.models import Institution
from nahtlos.people import wording
from nahtlos.people.models import Burden, Consent, Note, Part, Scan
from nahtlos.people.models.burdens import OF_HEALTH
from nahtlos.plan.models import Step
from nahtlos.site.demo import referrals
from nahtlos.site.demo.files import Event, File
from nahtlos.site.demo.paper import signed_paper
from nahtlos.site.demo.referrals import Told

VISITS = {"told": "later", "learning": "later", "stayed": "working", "training": "later"}
PARTNERS = {
    "language": ["Volkshochschule", "Sprachinstitut Brücke"],
    "recognition": ["Handwerkskammer", "IHK"],
    "work": ["Jobcenter", "Agentur für Arbeit"],
    "apprenticeship": ["Berufsbildungszentrum", "Agentur für Arbeit"],
    "social": ["Wohlfahrtsverband"],
}
PURPOSES = {
    "language": "course",
    "recognition": "recognition",
    "work": "work",
    "apprenticeship": "work",
    "social": "support",
}
COURSE = "Alphabetisierung mit Kinderbetreuung"
# Recognition advice jams: what was sent there mostly lies unanswered.
STATES = {
    "recognition": ["sent", "sent", "seen", "seen", "seen", "expired", "accepted"],
    "others": ["drafted", "sent", "seen", "accepted", "accepted", "kept", "kept", "declined",
               "withdrawn", "closed", "closed"],
}  # fmt: skip


def live(whole: File, words: dict[str, Any]) -> None:
    """Give the file its history, as told for the tour or thrown by the dice."""
    _notes(whole, words["notes"])
    _steps(whole, words)
    if whole.draft.told:
        _told(whole)
        return
    dice = whole.world.dice
    if dice.random() < 0.5:
        _handed(whole, dice.choices(list(PARTNERS), [35, 25, 15, 15, 10])[0], words)
    if dice.random() < 0.25:
        kinds = [kind for kind in words["burdens"] if kind != "single_parent"]
        _burden(whole, dice.choice(kinds), words["burdens"])


def _notes(whole: File, texts: dict[str, list[str]]) -> None:
    draft, dice = whole.draft, whole.world.dice
    said = draft.told["notes"] if draft.told else [dice.choice(texts["first"])]
    last = texts[draft.outcome if draft.outcome in texts else VISITS[draft.outcome]]
    if not draft.told:
        said = [*said, *dice.sample(texts["later"], dice.randint(0, 2)), dice.choice(last)]
    gap = max(1, (draft.opened - 2) // (len(said) + 1))
    for place, text in enumerate(said):
        at = whole.since(place * gap, 11, dice.randrange(0, 60, 5))
        author = whole.adviser.account_id
        whole.put(Note(**whole.of, text=text, written_at=at, written_by_id=author), at)


def _steps(whole: File, words: dict[str, Any]) -> None:
    draft, dice = whole.draft, whole.world.dice
    for what, who, until, state in draft.told.get("steps", ()):
        _step(whole, {"what": what, "who": who, "state": state}, until)
    if draft.told:
        return
    for _number in range(dice.randint(1, 5)):
        who = dice.choices(["person", "adviser", "institution"], [5, 3, 2])[0]
        state = dice.choices(["open", "done", "dropped"], [5, 5, 1])[0]
        if whole.person.closed_at and state == "open":
            state = "done"
        until = dice.randint(-min(5, draft.opened), 60)
        if state != "open":
            until = -dice.randint(1, max(2, draft.opened - 2))
        said = {"what": dice.choice(words["steps"][who]), "note": dice.choice(words["step_notes"])}
        _step(whole, said | {"who": who, "state": state}, until)


def _step(whole: File, said: dict[str, str], until: int) -> None:
    """`until` in days from today; a step that was moved leaves a second line in the book."""
    world, by = whole.world, whole.adviser.account_id
    agreed = whole.since(
        whole.world.dice.randint(0, max(0, min(whole.draft.opened, 90) - 8)), 11, 30
    )
    if until < 0:
        agreed = min(agreed, world.at(max(until - 20, -whole.draft.opened), 11, 30))
    step = Step(
        **whole.of, **said, until=world.ago(-until),
        agreed_at=agreed, agreed_by_id=by,
    )  # fmt: skip
    whole.put(step, agreed)
    if said["state"] != "open":
        step.moved_at = max(world.at(min(until, -1), 15), agreed + timedelta(minutes=5))
        step.moved_by_id = by
        before = {"state": "open", "moved_at": None, "moved_by_id": None}
        after = {
            "state": said["state"],
            "moved_at": step.moved_at.isoformat(),
            "moved_by_id": str(by),
        }
        whole.events.append(Event(step.moved_at, step, whole.adviser, before, after))


def _told(whole: File) -> None:
    institutions = whole.world.institutions
    for short, (purpose, *parts) in whole.draft.told.get("share", {}).items():
        _consent(whole, institutions[short], purpose, parts)
    for short, (topic, state, asked) in whole.draft.told.get("refer", {}).items():
        _referral(whole, institutions[short], topic=topic, state=state, asked=asked)
    for kind in whole.draft.told.get("burdens", {}):
        _burden(whole, kind, whole.draft.told["burdens"])


def _handed(whole: File, topic: str, words: dict[str, Any]) -> None:
    dice = whole.world.dice
    partner = whole.world.institutions[dice.choice(PARTNERS[topic])]
    if partner.pk == whole.person.institution_id:
        return
    state = dice.choice(STATES["recognition" if topic == "recognition" else "others"])
    if dice.random() < 0.85:
        parts = [Part.CONTACT, Part.PROFILE, *([Part.PLAN] if dice.random() < 0.4 else [])]
        _consent(whole, partner, PURPOSES[topic], [part.value for part in parts])
    asked = dice.choice(words["asked"][topic])
    _referral(whole, partner, topic=topic, state=state, asked=asked)


def wait_for_course(whole: File) -> None:
    """One more on the waiting list of the literacy course."""
    partner = whole.world.institutions["Sprachinstitut Brücke"]
    _referral(whole, partner, topic="language", state="accepted", asked=COURSE)


def agree_to_course(whole: File, school: Institution) -> None:
    """Whoever takes a seat has agreed that the school learns the name."""
    given, until = whole.since(6, 10, 50), whole.world.at(300, 0)
    _keep(whole, school, "course", [Part.CONTACT.value], given=given, until=until)


def _referral(whole: File, to: Institution, *, topic: str, state: str, asked: str) -> None:
    referrals.refer(whole, Told(to, topic, state, asked, jams=topic == "recognition"))


def _consent(whole: File, to: Institution, purpose: str, parts: list[str]) -> None:
    dice, world = whole.world.dice, whole.world
    given = whole.since(min(5, whole.draft.opened - 1), 10, 45)
    over = not whole.draft.told and dice.random() < 0.2 and whole.draft.opened > 120
    until = world.at(-dice.randint(5, 60), 0) if over else world.at(dice.randint(60, 330), 0)
    taken_back = not whole.draft.told and not over and dice.random() < 0.12
    _keep(whole, to, purpose, parts, given=given, until=until)
    if taken_back:
        consent = whole.rows[Consent][-1]
        consent.revoked_at = max(given + timedelta(hours=1), world.at(-dice.randint(1, 90), 9))
        after_it = {"revoked_at": consent.revoked_at.isoformat()}
        whole.events.append(
            Event(consent.revoked_at, consent, whole.adviser, {"revoked_at": None}, after_it)
        )


def _keep(
    whole: File, to: Institution, purpose: str, parts: list[str], *, given: Any, until: Any,
    explicit: bool = False,
) -> None:  # fmt: skip
    how = whole.world.dice.choice(["paper", "phone", "on_the_spot"])
    language = wording.language_for(whole.person.preferred_language)
    scan = None
    if how == "paper":
        scan = Scan(**whole.of, **signed_paper(whole.person, given.date()), kept_at=given)
        whole.put(scan, given)
    consent = Consent(
        **whole.of, recipient=to, purpose=purpose, parts=parts, explicit=explicit, how=how,
        valid_from=given, valid_until=max(until, given + timedelta(days=1)), language=language,
        wording=whole.world.wording(language), asked_at=given, given_at=given, scan=scan,
        asked_by_id=whole.adviser.account_id,
    )  # fmt: skip
    whole.put(consent, given)


def _burden(whole: File, kind: str, helps: dict[str, str]) -> None:
    """Kept only under an explicit consent to the own institution that names the part."""
    part = "health" if kind in OF_HEALTH else "burdens"
    own = whole.adviser.institution
    given = whole.since(1, 11, 15)
    agreed = [p for c in whole.rows[Consent] if c.recipient_id == own.pk for p in c.parts]
    if part not in agreed:
        _keep(whole, own, "support", [part], given=given, until=whole.world.at(300, 0),
              explicit=True)  # fmt: skip
    told = {"kind": kind, "part": part, "what_helps": helps[kind], "told_at": given}
    whole.put(Burden(**whole.of, **told, told_to_id=whole.adviser.account_id), given)
