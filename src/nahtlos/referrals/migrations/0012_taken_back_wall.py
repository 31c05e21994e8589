"""The wall around this room: the person takes a sealed handover back with their own hand."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0011_wishes_wall")]
    operations = [InstallPolicies("referrals", "496e7fc4703e")]
