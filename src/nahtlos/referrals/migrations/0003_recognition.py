"""The wall around this room: an open referral shows documents and recognition as well."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0002_wall"), ("recognition", "0002_wall")]
    operations = [InstallPolicies("referrals", "057d1a8b579a")]
