"""The wall around the consultation day: numbers here, names apart."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("days", "0001_initial"), ("plan", "0006_papers_wall"), ("people", "0016_keeping_wall")]
    operations = [InstallPolicies("days", "fbe7269e755d")]
