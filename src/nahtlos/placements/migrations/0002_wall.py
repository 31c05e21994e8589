"""The wall around starts in work, permissions and what is asked afterwards."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_initial"), ("employers", "0002_wall")]
    operations = [InstallPolicies("placements", "14b64367443c")]
