"""Setting a paper: a layout of ours, and data beside it. Nothing that somebody typed becomes a program.

Layouts are files of typst in `layouts/`. Data reach them as one JSON text in `sys.inputs`, which typst
reads as values and never as markup. The result is PDF/UA-1 (ISO 14289-1): tagged, with language and
title. Fonts are ours alone, so that a paper looks the same on every machine.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

import typst

from nahtlos.plan.papers import fonts

LAYOUTS = Path(__file__).with_name("layouts")
FROM_RIGHT = frozenset({"ar", "fa"})

Value: TypeAlias = "str | int | bool | list[Value] | dict[str, Value] | None"


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def set_paper(
    layout: str, data: Mapping[str, Value], *, title: str, language: str, at: datetime
) -> bytes:
    """PDF/UA-1 of `layouts/<layout>.typ`, filled with `data`; the same input gives the same bytes."""
    told: dict[str, Value] = {
        "title": title, "language": language, "rtl": language in FROM_RIGHT, **data,
    }  # fmt: skip
    made = _compiler().compile(
        input=LAYOUTS / f"{layout}.typ", sys_inputs=_inputs(told), format="pdf",
        pdf_standards=["ua-1"], timestamp=at.astimezone(UTC).replace(microsecond=0),
    )  # fmt: skip
    return _one_file(made)


def set_layer(texts: list[Value], *, width: float, height: float) -> bytes:
    """A page of this size in points with texts in their boxes and nothing else, to lay over a form."""
    told: dict[str, Value] = {
        "texts": texts, "width": round(width * 1000), "height": round(height * 1000),
    }  # fmt: skip
    made = _compiler().compile(
        input=LAYOUTS / "layer.typ", sys_inputs=_inputs(told), format="pdf", pdf_tags=False
    )
    return _one_file(made)


def _compiler() -> typst.Compiler:
    """A new one each time: a compiler keeps what it was told last, and pages are asked side by side."""
    return typst.Compiler(root=LAYOUTS, font_paths=_fonts(fonts.folder()), ignore_system_fonts=True)


def _inputs(told: dict[str, Value]) -> dict[str, str]:
    return {"data": json.dumps(_drawable(told), ensure_ascii=False)}


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def _drawable(value: Value) -> Value:
    if isinstance(value, str):
        return fonts.drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(one) for key, one in value.items()}
    return [_drawable(one) for one in value] if isinstance(value, list) else value
