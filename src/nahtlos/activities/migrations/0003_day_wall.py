"""The wall around what came of activities, by the month that it is here."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [('activities', '0002_wall'), ('core', '0005_day_wall')]
    operations = [InstallPolicies("activities", "abd52af659c6")]
