"""The wall where who is proposed is counted by group, and seen by the coordination alone."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0004_publishing_wall"), ("matching", "0002_wall")]
    operations = [InstallPolicies("outcomes", "96a093a3eab5")]
