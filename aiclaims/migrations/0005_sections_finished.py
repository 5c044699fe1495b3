"""Which sections of its interview somebody has called finished."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("aiclaims", "0004_records"),)
    operations = (
        migrations.AddField(model_name="matter", name="finished", field=models.JSONField(default=list)),
    )
