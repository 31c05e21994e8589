"""The wall around meetings: numbers for the program, names for whoever organises, cards by consent."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("people", "0016_keeping_wall")]
    operations = [InstallPolicies("events", "fc8c3e89e9a2")]
