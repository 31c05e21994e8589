"""The wall around referrals: who was declined everywhere is counted without a key."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("referrals", "0014_together_wall"), ("people", "0020_counted_in_order_wall")]
    operations = [InstallPolicies("referrals", "a2affd946207")]
