"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [InstallPolicies("core", "205798a1ea19")]
