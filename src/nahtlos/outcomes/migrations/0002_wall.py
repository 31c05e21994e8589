"""The wall around editions: seen by those who steer and judge, written by the program alone."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0001_initial"), ("core", "0004_erasing"), ("people", "0019_emptying_wall"),
        ("placements", "0002_wall"), ("mentoring", "0003_joined_wall"), ("offers", "0004_changed_wall"),
        ("recognition", "0002_wall"), ("referrals", "0013_into_work_wall"),
        ("plan", "0006_papers_wall"), ("employers", "0003_keeper_wall"),
        ("introductions", "0002_wall"), ("internships", "0002_wall"),
    ]  # fmt: skip
    operations = [InstallPolicies("outcomes", "d5d8fb2517a0")]
