"""The wall around apprenticeships, their signs, reactions and registrations."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("apprenticeships", "0001_initial"),
        ("internships", "0002_wall"),
        ("placements", "0002_wall"),
    ]
    operations = [InstallPolicies("apprenticeships", "f0575b652996")]
