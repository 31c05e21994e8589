"""The wall around this room: what lies on the way into work goes along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0012_taken_back_wall"),
        ("introductions", "0002_wall"),
        ("mentoring", "0002_wall"),
        ("placements", "0002_wall"),
        ("internships", "0002_wall"),
    ]
    operations = [InstallPolicies("referrals", "3600df3a1155")]
