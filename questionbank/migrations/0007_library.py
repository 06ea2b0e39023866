from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ('questionbank', '0006_import_made_template'),
    ]

    operations = [
        migrations.CreateModel(
            name='LibraryCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('original', models.TextField()),
                ('declined_hash', models.CharField(blank=True, max_length=64)),
                ('template', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='library_copy', to='questionbank.template')),
            ],
            options={
                'verbose_name_plural': 'library copies',
            },
        ),
        migrations.CreateModel(
            name='LibraryPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='questionbank.librarycopy')),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='questionbank.question')),
            ],
            options={
                'ordering': ['copy', 'number'],
                'constraints': [models.UniqueConstraint(fields=('copy', 'number'), name='a_library_copy_numbers_its_places')],
            },
        ),
    ]
