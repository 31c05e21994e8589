"""The wall around this room: the person takes a sealed handover back with their own hand."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0010_narrow_wall")]
    operations = [InstallPolicies("referrals", "0ac355dd5910")]
