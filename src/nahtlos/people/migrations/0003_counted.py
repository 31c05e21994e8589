"""The wall around this room, with the program that counts."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0002_wall"), ("core", "0003_counts")]
    operations = [InstallPolicies("people", "fbe141256459")]
