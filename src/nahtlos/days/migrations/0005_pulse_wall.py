"""The wall around the consultation day, with the pulse that tells screens whether to look again."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0004_afterwards_wall")]
    operations = [InstallPolicies("days", "2a2331372774")]
