"""The wall around this room, and the stamp of what changed last."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("offers", "0003_changed"), ("network", "0004_changed_wall")]
    operations = [InstallPolicies("offers", "40055d383143")]
