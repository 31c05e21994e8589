"""The wall around this room: a wish for a mentor and a pair go along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0012_taken_back_wall"), ("mentoring", "0002_wall")]
    operations = [InstallPolicies("referrals", "211aac50a0bc")]
