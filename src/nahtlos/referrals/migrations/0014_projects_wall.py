"""The wall around this room: places in projects go along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0013_into_work_wall"), ("projects", "0002_wall")]
    operations = [InstallPolicies("referrals", "9399367d5e0d")]
