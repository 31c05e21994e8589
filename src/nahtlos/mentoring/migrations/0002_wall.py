"""The wall around mentoring: the two of a pair see each other's first name, the programme what was agreed."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0001_initial"), ("employers", "0002_wall"), ("people", "0016_keeping_wall"),
    ]  # fmt: skip
    operations = [InstallPolicies("mentoring", "bcfd342f62aa")]
