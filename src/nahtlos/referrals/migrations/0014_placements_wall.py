"""The wall around this room; starts in work go along when a case is handed over with its plan."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0013_introductions_wall"), ("placements", "0002_wall")]
    operations = [InstallPolicies("referrals", "6c4652731154")]
