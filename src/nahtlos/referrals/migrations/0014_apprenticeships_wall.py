"""The wall around this room: an apprenticeship goes along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0013_into_work_wall"), ("apprenticeships", "0002_wall")]
    operations = [InstallPolicies("referrals", "91e389f5d857")]
