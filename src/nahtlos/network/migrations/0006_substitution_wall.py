"""The wall around this room, with who stands in for whom."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("network", "0005_substitution")]
    operations = [InstallPolicies("network", "1593b35174ed")]
