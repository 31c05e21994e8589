"""The wall around this room: introductions go along with a case that is handed over."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0012_taken_back_wall"), ("introductions", "0002_wall")]
    operations = [InstallPolicies("referrals", "7aa9467fe7ce")]
