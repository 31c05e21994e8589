"""The wall around projects: who meets the participants sees first names, the coordination no person."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0001_initial"), ("internships", "0002_wall"), ("people", "0019_emptying_wall"),
    ]  # fmt: skip
    operations = [InstallPolicies("projects", "cfc31519d645")]
