"""The wall around this room, with cases that go to another region and the keys of regions."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0008_sealed")]
    operations = [InstallPolicies("referrals", "643338b1fa3a")]
