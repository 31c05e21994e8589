"""Reads what the commands are given: documents, days."""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from nahtlos.site.faults import BadInput

HERE = ZoneInfo("Europe/Berlin")


def document(name: str) -> Mapping[str, Any]:
    """The document in a file, or on standard input for `-`; raises BadInput."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return parsed(text)
    except OSError as error:
        raise BadInput(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name}: is not text in UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadInput(f"{name}:{error.lineno}: is not JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise BadInput(f"{name}: {error}") from error


def parsed(text: str) -> Mapping[str, Any]:
    """One JSON document; raises ValueError for what no JSON may hold, or twice the same key."""
    found: Mapping[str, Any] = json.loads(
        text, object_pairs_hook=_once, parse_constant=_no_constant
    )
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key}: stands there twice")
        found[key] = value
    return found


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is not a number")


def day(raw: str | None) -> date:
    """The day asked for, today if none is named; raises BadInput."""
    if raw is None:
        return datetime.now(tz=HERE).date()
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise BadInput(f'--on: "{raw}" is not a date like 2026-11-23') from error


def lines_of(file: Path, many: int) -> Iterator[list[tuple[int, str]]]:
    """The lines of a file with their numbers, so many at once; empty ones are left out."""
    try:
        with file.open(encoding="utf-8") as opened:
            chunk: list[tuple[int, str]] = []
            for number, text in enumerate(opened, 1):
                if text.strip():
                    chunk.append((number, text))
                if len(chunk) == many:
                    yield chunk
                    chunk = []
            yield chunk
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: is not text in UTF-8") from error
    except OSError as error:
        raise BadInput(f"{file}: {error.strerror}") from error
