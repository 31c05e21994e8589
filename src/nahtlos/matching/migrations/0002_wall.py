"""The wall around what persons look for."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("people", "0018_day_purpose")]
    operations = [InstallPolicies("matching", "3ad02148665c")]
