"""The form of answers that have no schema of their own, for the description of the interface."""

from typing import Any

from ninja import Schema


class Shape(Schema):
    """An object with these keys and no others. A key that may be None may also be missing."""

    model_config = {"extra": "forbid"}


class Says(Shape):
    """A sentence or name in German and English."""

    de: str
    en: str


def ref(name: str) -> dict[str, Any]:
    """Points to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}
