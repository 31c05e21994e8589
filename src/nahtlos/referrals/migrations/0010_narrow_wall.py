"""The wall around this room: a case that changes hands, and no other; reminders that go along."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0009_sealed_wall"), ("people", "0019_emptying_wall")]
    operations = [InstallPolicies("referrals", "f539646590cf")]
