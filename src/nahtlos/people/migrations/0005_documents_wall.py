"""The wall around this room, with documents of a person."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("people", "0004_documents")]
    operations = [InstallPolicies("people", "a916e644df60")]
