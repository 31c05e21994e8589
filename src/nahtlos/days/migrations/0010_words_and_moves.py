"""What a day says in other languages, and when the times of a visitor last changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("days", "0009_calm_and_cleared")]
    operations = [
        migrations.AddField("day", "words", models.JSONField(default=dict, blank=True)),
        migrations.AddField("visitor", "moved_at", models.DateTimeField(null=True, blank=True)),
    ]
