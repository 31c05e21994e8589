"""Which talks of a visitor are no more, and whether the last news could be told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("days", "0012_sending_on_wall")]
    operations = [
        migrations.AddField("visitor", "gone", models.JSONField(default=dict, blank=True)),
        migrations.AddField("visitor", "untold", models.BooleanField(default=False)),
    ]
