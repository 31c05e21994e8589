"""The wall around the consultation day: names go by the day that it is here, a visit has a pulse."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [('days', '0007_pulse_wall'), ('core', '0005_day_wall')]
    operations = [InstallPolicies("days", "93bb23c467e5")]
