"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("people", "0016_keeping_wall")]
    operations = [InstallPolicies("outbox", "aa1e1041b1cb")]
