"""As whom a job acts: the adviser who asked for it, or the program keeping a region in order."""

from collections.abc import Iterator
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Adviser, Eraser, Usher
from nahtlos.core.wall import acting
from nahtlos.network import queries as network
from nahtlos.people.news import CaseClosed, FilesJoin


def adviser_at(account: UUID, membership: str) -> Actor | None:
    """The adviser with this place of work; none once they have left it or do something else."""
    with acting(Actor(account=account)):
        places = network.places_of(account)
    here = next((one for one in places if str(one.id) == membership), None)
    if here is None or here.role != Adviser.key:
        return None
    return Actor(
        role=Adviser,
        account=account,
        membership=here.id,
        institution=here.institution,
        region=here.region,
    )


def adviser_with(address: str) -> Actor | None:
    """The adviser with this mail address; none where nobody has it."""
    for region in network.regions():
        with acting(Actor(role=Administrator, region=region.pk)):
            staff = network.staff_of_region(region.pk, first=0, most=100_000)
        for one in staff:
            if one.email.casefold() == address.casefold():
                by = adviser_at(one.account, str(one.id))
                if by is not None:
                    return by
    return None


def told_by(news: CaseClosed | FilesJoin) -> Actor:
    """The adviser of the holder by whose hand it happens."""
    return Actor(
        role=Adviser,
        account=news.account,
        membership=news.membership,
        institution=news.holder,
        region=news.region,
    )


def ushers() -> Iterator[Actor]:
    """The program keeping the lists, once for each region."""
    for region in network.regions():
        yield Actor(role=Usher, region=region.pk)


def erasers() -> Iterator[Actor]:
    """The program erasing in time, once for each region."""
    for region in network.regions():
        yield Actor(role=Eraser, region=region.pk)
