"""The occupation of an opening, so that a person reads it in their own language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("introductions", "0002_wall")]
    operations = [
        migrations.AddField("introduction", "kldb", models.CharField(max_length=5, blank=True, default=""), preserve_default=False),
    ]
