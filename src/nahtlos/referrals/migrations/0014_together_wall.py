"""The wall around this room: apprenticeships and places in projects go along with a case handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0013_into_work_wall"),
        ("apprenticeships", "0002_wall"),
        ("projects", "0002_wall"),
    ]
    operations = [InstallPolicies("referrals", "45a50b93b990")]
