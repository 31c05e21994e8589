"""The wall around the consultation day, once more: what came of it goes with the file.

It is installed by 0006, once the columns that it names are there.
"""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("days", "0003_afterwards")]
    operations: ClassVar[list[Operation]] = []
