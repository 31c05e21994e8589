"""The wall around this room, with whole cases that change hands."""

from django.db import migrations

from nahtlos.core.wall import InstallPolicies


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0006_handovers"),
        ("people", "0017_handover_purpose"),
        ("offers", "0002_wall"),
        ("plan", "0006_papers_wall"),
        ("outbox", "0002_wall"),
        ("people", "0016_keeping_wall"),
        ("days", "0002_wall"),
        ("recognition", "0002_wall"),
    ]
    operations = [InstallPolicies("referrals", "cbf0bf0c132e")]
