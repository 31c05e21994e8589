"""The wall around what is counted of openings, and what it is counted from."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0003_opening_count"),
        ("employers", "0003_keeper_wall"),
        ("people", "0020_counted_in_order_wall"),
    ]
    operations = [InstallPolicies("matching", "23991f9ae533")]
