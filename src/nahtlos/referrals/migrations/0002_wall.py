"""The wall around this room."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial"), ("plan", "0002_wall")]
    operations = [InstallPolicies("referrals", "fc9b63ac6768")]
