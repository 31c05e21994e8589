"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial"), ("people", "0002_wall")]
    operations = [InstallPolicies("plan", "6daeb03dd513")]
