"""What a message says, made when it goes out: links and addresses stand nowhere before."""

from collections.abc import Callable
from uuid import UUID

from nahtlos.apprenticeships import queries as apprenticeships
from nahtlos.days import queries as days
from nahtlos.employers import queries as employers
from nahtlos.events import queries as events
from nahtlos.events.translate import calendar
from nahtlos.internships import queries as internships
from nahtlos.jobs.carriers import Letter
from nahtlos.jobs.post import LINK, site
from nahtlos.network import queries as network
from nahtlos.outbox.actions import Parcel
from nahtlos.outbox.wording import in_words
from nahtlos.placements import queries as placements
from nahtlos.referrals import queries as referrals
from nahtlos.steering import queries as steering

PATHS: dict[str, Callable[[UUID], str]] = {
    "answer": lambda key: f"/answer/{referrals.token_of(key)}/",
    "helper": lambda key: f"/visit/help/{days.token_of_helper(key)}/",
    "employer": lambda key: f"/employer/in/{employers.token_of(key)}/",
    "asked": lambda key: f"/asked/{placements.token_of(key)}/",
    "trainee": lambda key: f"/trainees/{apprenticeships.token_of(key)}/",
    "register": lambda key: f"/register/{apprenticeships.token_of(key)}/",
    "sign": lambda key: f"/sign/{internships.token_of(key)}/",
    "join": lambda key: f"/join/{network.token_of(key)}/",
    "together": lambda key: f"/together/{steering.token_of(key)}/",
}
PAGES: dict[str, Callable[[UUID], str]] = {
    "asked": lambda key: f"/how/{placements.token_of(key)}/",
    "training": lambda key: f"/training/{apprenticeships.token_of(key)}/",
    "trainee": PATHS["trainee"],
    "event": lambda key: f"/event/me/{events.token_of(key)}/",
    "sign": PATHS["sign"],
    "visit": lambda key: f"/visit/me/{days.token_of(key)}/",
}
NAME_OF_LETTER = "{region}.{what}.{key}"


def composed(parcel: Parcel) -> Letter:
    """The letter as it leaves the house."""
    key = NAME_OF_LETTER.format(region=parcel.region, what=parcel.what, key=parcel.key)
    if parcel.what == "notice":
        date = str(parcel.values.get("calendar", ""))
        subject = str(parcel.values["subject"])
        return Letter(key, parcel.address, subject, _text(parcel), calendar=date)
    stop = f"{site()}/my/no-more/{parcel.stop}/" if parcel.channel == "email" else ""
    links = {"page": f"{site()}{_page(parcel)}", "stop": stop}
    if parcel.link:
        links["link"] = f"{site()}/my/enter/{parcel.link}/"
    region = next((one.name for one in network.regions() if one.pk == parcel.region), "")
    words = in_words(parcel.kind, parcel.language, region=region, values=parcel.values, links=links)
    return Letter(key, parcel.address, words.subject, words.body, stop, calendar=_calendar(parcel))


def _calendar(parcel: Parcel) -> str:
    """The day of a meeting, as it stands when the mail goes out."""
    meeting = parcel.values.get("meeting")
    if not meeting or parcel.channel != "email" or parcel.kind == "event_results":
        return ""
    try:
        event = events.event_for(UUID(str(meeting)))
    except events.NoEvent:
        return ""
    return calendar(event.title, [event]).decode()


def _page(parcel: Parcel) -> str:
    """Where to read it: where the first key leads that goes along, or the own page."""
    if parcel.values.get("idea"):
        return "/idea/read/"
    for name, path in PAGES.items():
        if key := parcel.values.get(name):
            return path(UUID(str(key)))
    return "/my/"


def _text(parcel: Parcel) -> str:
    values = parcel.values
    opens, of = str(values["opens"]), str(values["of"])
    path = PATHS[opens](UUID(of)) if of else opens
    return str(values["text"]).replace(LINK, f"{site()}{path}")
