"""The wall around this room, with institutions' own systems."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("network", "0007_systems"), ("core", "0003_counts")]
    operations = [InstallPolicies("network", "767c1baf6904")]
