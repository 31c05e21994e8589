"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial"), ("core", "0002_wall")]
    operations = [InstallPolicies("network", "5e044858112b")]
