"""Files printed of a matter, the outlines issued for review, and what is said of a paper."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aiclaims', '0006_numbers_of_parties'),
    ]

    operations = [
        migrations.AddField(
            model_name='matter',
            name='cover',
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name='Printed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('order', models.JSONField()),
                ('snapshot', models.JSONField()),
                ('name', models.CharField(max_length=60)),
                ('status', models.CharField(choices=[('waiting', 'waiting'), ('making', 'making'), ('done', 'done'), ('failed', 'failed')], default='waiting', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('content', models.BinaryField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('asked', models.DateTimeField(default=django.utils.timezone.now)),
                ('started', models.DateTimeField(null=True)),
                ('finished', models.DateTimeField(null=True)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='printed', to='aiclaims.matter')),
            ],
            options={
                'ordering': ('-asked', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='IssuedOutline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('outline', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issued', to='aiclaims.matter')),
                ('printed', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='issued', to='aiclaims.printed')),
            ],
            options={
                'ordering': ('-number',),
            },
        ),
        migrations.AddIndex(
            model_name='printed',
            index=models.Index(fields=['status', 'asked'], name='printed_queue'),
        ),
        migrations.AddConstraint(
            model_name='printed',
            constraint=models.UniqueConstraint(fields=('matter', 'key'), name='printed_once'),
        ),
        migrations.AddConstraint(
            model_name='issuedoutline',
            constraint=models.UniqueConstraint(fields=('matter', 'number'), name='issued_number_once'),
        ),
    ]
