"""The wall around this room, with periods, requests and the program erasing in time."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0015_keeping"), ("core", "0004_erasing")]
    operations = [InstallPolicies("people", "c5e800f81d14")]
