"""The wall around this room, whole: sight by consent, moves by the table, questions to the office."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0004_interfaces"),
        ("people", "0010_referral_purpose"),
        ("plan", "0002_wall"),
        ("recognition", "0002_wall"),
    ]
    operations = [InstallPolicies("referrals", "7869c2fd1602")]
