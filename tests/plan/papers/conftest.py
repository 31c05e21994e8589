"""Papers are set in fonts that the static files bring."""

import pytest

from nahtlos.site import assets


@pytest.fixture(scope="session", autouse=True)
def _fonts() -> None:
    assets.build()
