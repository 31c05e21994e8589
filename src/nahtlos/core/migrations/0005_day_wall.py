"""The wall's functions, with the day that a moment has here."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [('core', '0004_erasing')]
    operations = [InstallPolicies("core", "9d2bfdd2bb95")]
