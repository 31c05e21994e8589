"""The wall around the consultation day, once more: what came of it goes with the file."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0003_afterwards")]
    operations = [InstallPolicies("days", "a2844c38df02")]
