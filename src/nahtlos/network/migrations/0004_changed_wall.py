"""The wall around this room, and the stamp of what changed last."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("network", "0003_changed")]
    operations = [InstallPolicies("network", "af524a4aa3ca")]
