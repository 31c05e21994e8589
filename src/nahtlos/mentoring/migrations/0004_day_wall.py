"""The wall around mentoring, by the day that it is here."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [('mentoring', '0003_joined_wall'), ('core', '0005_day_wall')]
    operations = [InstallPolicies("mentoring", "0c2c9e941ef7")]
