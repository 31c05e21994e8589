"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("law", "0001_initial"), ("network", "0002_wall"), ("core", "0003_counts")]
    operations = [InstallPolicies("law", "0d482bc426b1")]
