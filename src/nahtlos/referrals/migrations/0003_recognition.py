"""Built a first wall, which 0005 builds whole."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_wall"), ("recognition", "0002_wall")]
    operations: ClassVar[list[Operation]] = []
