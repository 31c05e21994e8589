"""The wall around the project: a day that was is one that was here."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [('projects', '0003_seats_lacking'), ('core', '0005_day_wall')]
    operations = [InstallPolicies("projects", "4a005e86c44b")]
