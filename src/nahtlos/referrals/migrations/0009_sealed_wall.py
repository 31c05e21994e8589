"""The wall around this room, with cases that go to another region and the keys of regions."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0008_sealed"), ("days", "0002_wall")]
    operations = [InstallPolicies("referrals", "2b1426d90754")]
