"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]
    operations = [InstallPolicies("portal", "3cc51ca9e833")]
