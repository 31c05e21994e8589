"""The wall around steering: a link opens nothing after its time."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [("steering", "0003_link_until")]
    operations = [InstallPolicies("steering", "a0641cd8ee31")]
