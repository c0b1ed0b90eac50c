"""Powers, benchmarks, lists, local rules, holidays."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_people_and_places")]

    operations = [
        migrations.CreateModel(
            name="HolidayNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("number", models.CharField(max_length=60, unique=True, verbose_name="文号")),
                ("issued", models.DateField(verbose_name="发布日")),
                ("holidays", models.JSONField(blank=True, default=dict, verbose_name="放假日")),
                ("makeup_days", models.JSONField(blank=True, default=dict, verbose_name="调休上班日")),
            ],
            options={
                "verbose_name": "放假通知",
                "indexes": [models.Index(fields=["year", "issued"], name="notice_by_year")],
            },
        ),
        migrations.CreateModel(
            name="LocalRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                ("key", models.CharField(max_length=60, verbose_name="设定项")),
                ("value", models.JSONField(verbose_name="值")),
                ("source", models.CharField(max_length=300, verbose_name="来源文件")),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="registers.jurisdiction",
                        verbose_name="区划",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="registers.organ",
                        verbose_name="执法主体",
                    ),
                ),
            ],
            options={
                "verbose_name": "地方设定",
            },
        ),
        migrations.CreateModel(
            name="Power",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                ("code", models.CharField(max_length=40, verbose_name="事项编码")),
                ("title", models.CharField(max_length=300, verbose_name="事项名称")),
                ("basis", models.CharField(max_length=500, verbose_name="依据")),
                ("source", models.CharField(blank=True, default="", max_length=300, verbose_name="来源文件")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="powers",
                        to="registers.organ",
                        verbose_name="执法主体",
                    ),
                ),
            ],
            options={
                "verbose_name": "执法权力事项",
            },
        ),
        migrations.CreateModel(
            name="Benchmark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                ("code", models.CharField(max_length=40, verbose_name="基准编码")),
                ("violation", models.CharField(max_length=40, verbose_name="违法行为编码")),
                ("title", models.CharField(max_length=300, verbose_name="违法行为")),
                (
                    "circumstances",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="适用情形"),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("mitigated", "减轻"),
                            ("light", "从轻"),
                            ("ordinary", "一般"),
                            ("heavy", "从重"),
                        ],
                        max_length=10,
                        verbose_name="裁量等级",
                    ),
                ),
                (
                    "fine_min",
                    models.DecimalField(decimal_places=2, max_digits=16, verbose_name="罚款下限(元)"),
                ),
                (
                    "fine_max",
                    models.DecimalField(decimal_places=2, max_digits=16, verbose_name="罚款上限(元)"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="来源文件")),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benchmarks",
                        to="registers.jurisdiction",
                        verbose_name="区划",
                    ),
                ),
            ],
            options={
                "verbose_name": "裁量基准",
                "indexes": [
                    models.Index(fields=["violation", "jurisdiction"], name="benchmark_by_violation")
                ],
            },
        ),
        migrations.CreateModel(
            name="Leniency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                ("code", models.CharField(max_length=40, verbose_name="清单编码")),
                ("violation", models.CharField(max_length=40, verbose_name="违法行为编码")),
                ("title", models.CharField(max_length=300, verbose_name="违法行为")),
                (
                    "kind",
                    models.CharField(
                        choices=[("exempt", "不予处罚"), ("light", "从轻、减轻处罚")],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("conditions", models.JSONField(blank=True, default=list, verbose_name="适用条件")),
                ("source", models.CharField(max_length=300, verbose_name="来源文件")),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leniencies",
                        to="registers.jurisdiction",
                        verbose_name="区划",
                    ),
                ),
            ],
            options={
                "verbose_name": "免罚轻罚清单",
                "indexes": [models.Index(fields=["violation", "jurisdiction"], name="leniency_by_violation")],
            },
        ),
        migrations.AddConstraint(
            model_name="localrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("jurisdiction__isnull", True), ("organ__isnull", False)),
                    models.Q(("jurisdiction__isnull", False), ("organ__isnull", True)),
                    _connector="OR",
                ),
                name="rule_of_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="power",
            constraint=models.UniqueConstraint(fields=("organ", "code", "since"), name="power_once_a_day"),
        ),
    ]
