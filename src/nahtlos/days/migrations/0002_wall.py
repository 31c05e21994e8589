"""The wall around the consultation day: numbers here, names apart.

It is installed by 0006, once the columns that it names are there.
"""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("days", "0001_initial"), ("plan", "0006_papers_wall"), ("people", "0016_keeping_wall")]
    operations: ClassVar[list[Operation]] = []
