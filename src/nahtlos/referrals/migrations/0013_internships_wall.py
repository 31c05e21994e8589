"""With the plan go the internships."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0012_taken_back_wall"), ("internships", "0002_wall")]
    operations = [InstallPolicies("referrals", "84cac8e984f0")]
