"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("network", "0002_wall")]
    operations = [InstallPolicies("people", "af0d754f442d")]
