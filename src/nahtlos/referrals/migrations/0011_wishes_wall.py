"""The wall around this room; what somebody looks for goes along when a case is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0010_narrow_wall"), ("matching", "0002_wall")]
    operations = [InstallPolicies("referrals", "0a7ee7abb69e")]
