"""The wall around activities and where a start came from."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial"), ("placements", "0002_wall"), ("introductions", "0002_wall")]
    operations = [InstallPolicies("activities", "155d1b47669d")]
