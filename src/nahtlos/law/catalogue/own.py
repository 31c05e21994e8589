"""A region's own instruments: read as strictly as the shipped files, from documents in the database."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace

from nahtlos.law.catalogue.faults import CatalogueFault, Place
from nahtlos.law.catalogue.instrument import Instrument
from nahtlos.law.catalogue.load import Catalogue
from nahtlos.law.catalogue.read_instrument import entry
from nahtlos.law.catalogue.serving import catalogue

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
LONGEST = 50


def own_entry(content: object) -> Instrument:
    """The instrument in a document; raises CatalogueFault, also where its id is a shipped one's."""
    found = entry(content, Place(), catalogue().shared)
    if found.id in catalogue().instruments:
        raise Place().at("id").fault(f"the program itself has an instrument named {found.id}")
    return found


def extended(base: Catalogue, contents: Iterable[object]) -> Catalogue:
    """The same catalogue with these beside; what cannot be read is left out."""
    found = (readable(content) for content in contents)
    own = {one.id: one for one in found if one is not None}
    return replace(base, instruments={**base.instruments, **own})


def readable(content: object) -> Instrument | None:
    """The instrument in a document, None where it cannot be read."""
    try:
        return own_entry(content)
    except CatalogueFault:
        return None


def slug_of(title: str, taken: Collection[str]) -> str:
    """A name in plain letters for a title, unlike those that are taken and those of the program."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(GERMAN))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    name = "_".join(words)[:LONGEST].strip("_")
    if not name[:1].isalpha():
        name = f"own_{name}".strip("_")
    number, found = 1, name
    while found in taken or found in catalogue().instruments:
        number += 1
        found = f"{name}_{number}"
    return found
