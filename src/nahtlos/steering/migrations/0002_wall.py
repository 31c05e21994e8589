"""The wall around steering: papers are for the members of a group and the coordination."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("steering", "0001_initial")]
    operations = [InstallPolicies("steering", "52fb651a8e69")]
