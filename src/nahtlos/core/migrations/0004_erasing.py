"""The wall around this room, with the program erasing in time."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("core", "0003_counts")]
    operations = [InstallPolicies("core", "db570356bef2")]
