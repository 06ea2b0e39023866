import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("questionbank", "0004_search")]

    operations = [
        migrations.AddField(
            model_name="scalelevel",
            name="root",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="questionbank.scalelevel",
            ),
        ),
    ]
