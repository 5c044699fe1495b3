"""The number of a party that was taken out is given to nobody else."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("aiclaims", "0005_sections_finished"),)
    operations = (
        migrations.AddField(
            model_name="matter", name="last_removed", field=models.PositiveIntegerField(default=0)
        ),
    )
