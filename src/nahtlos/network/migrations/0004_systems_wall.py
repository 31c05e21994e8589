"""The wall around this room, with institutions' own systems."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("network", "0003_systems"), ("core", "0003_counts")]
    operations = [InstallPolicies("network", "7e5830b78c14")]
