"""What every test of the machine interface stands on: nobody has asked anything yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_asked(db: None) -> None:
    cache.clear()
