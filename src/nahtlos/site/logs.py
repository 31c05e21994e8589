"""Logs carry keys and times, never names, addresses or what somebody typed."""

import logging
import re

# Whoever knows such an address may come in. Keys of rows (UUIDs) say nothing and stay; any other long
# part is taken for a secret, whichever page made it.
KEY = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
SECRET = re.compile(
    rf"(?<=/)(?:(?<=/key/)[^/\s]+|[^/\s]*~[^/\s]*|(?!{KEY}(?:[/.\s]|$))[^/\s]{{24,}})"
)
QUERY = re.compile(r"(?<=/)\?\S*")


def without_secrets(address: str) -> str:
    """An address as a log may keep it: no query, and `…` for each part that lets somebody in."""
    return SECRET.sub("…", QUERY.sub("", address))


class NothingPersonal(logging.Filter):
    """Cuts queries and secrets off addresses and drops values that came with an error."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                without_secrets(one) if isinstance(one, str) and one.startswith("/") else one
                for one in record.args
            )
        record.exc_text = None
        if record.exc_info and record.exc_info[1] is not None:
            kind = type(record.exc_info[1])
            frames = _where(record.exc_info[1])
            record.msg, record.args = f"{kind.__name__} at {frames}", ()
            record.exc_info = None
        return True


def _where(error: BaseException) -> str:
    trail = error.__traceback__
    places: list[str] = []
    while trail is not None:
        code = trail.tb_frame.f_code
        if "nahtlos" in code.co_filename:
            places.append(f"{code.co_filename.rsplit('nahtlos/', 1)[-1]}:{trail.tb_lineno}")
        trail = trail.tb_next
    return " > ".join(places[-4:]) or "outside the program"
