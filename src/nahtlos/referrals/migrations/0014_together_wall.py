"""What these rooms keep of a person goes along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0013_into_work_wall"),
        ("apprenticeships", "0002_wall"),
        ("projects", "0002_wall"),
        ("activities", "0002_wall"),
        ("outcomes", "0004_publishing_wall"),
    ]
    operations = [InstallPolicies("referrals", "3dce3b902bf9")]
