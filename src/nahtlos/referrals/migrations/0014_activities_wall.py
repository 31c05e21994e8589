"""Where work came from goes along with a file that changes hands."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0013_into_work_wall"), ("activities", "0002_wall"), ("outcomes", "0004_publishing_wall")]
    operations = [InstallPolicies("referrals", "331b96cbcda2")]
