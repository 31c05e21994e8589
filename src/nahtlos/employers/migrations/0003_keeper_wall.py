"""The wall around this room: users of a company see who looks after it."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("employers", "0002_wall"), ("network", "0008_systems_wall")]
    operations = [InstallPolicies("employers", "78c9a8cf65db")]
