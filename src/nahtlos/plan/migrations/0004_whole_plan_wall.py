"""The wall around this room, with goals, versions, appointments and the talk of the two."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_whole_plan")]
    operations = [InstallPolicies("plan", "9e8bdded19af")]
