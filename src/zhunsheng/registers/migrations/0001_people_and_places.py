"""Places, people, accounts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("stamp", models.CharField(max_length=32, verbose_name="版本戳")),
            ],
            options={
                "verbose_name": "名册版本",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="编号"),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
            ],
            options={
                "verbose_name": "人员",
            },
        ),
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "username",
                    models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name="用户名"),
                ),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="失败次数")),
                ("last_failed", models.DateTimeField(verbose_name="最近失败")),
            ],
            options={
                "verbose_name": "登录限制",
            },
        ),
        migrations.CreateModel(
            name="Jurisdiction",
            fields=[
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                (
                    "code",
                    models.CharField(
                        max_length=12, primary_key=True, serialize=False, verbose_name="区划代码"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("province", "省级"),
                            ("city", "市级"),
                            ("county", "县级"),
                            ("town", "乡级"),
                            ("village", "村级"),
                        ],
                        max_length=8,
                        verbose_name="层级",
                    ),
                ),
                ("book", models.CharField(blank=True, default="", max_length=64, verbose_name="记录簿")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registers.jurisdiction",
                        verbose_name="上级",
                    ),
                ),
            ],
            options={
                "verbose_name": "行政区划",
            },
        ),
        migrations.CreateModel(
            name="Organ",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=18, primary_key=True, serialize=False, verbose_name="统一社会信用代码"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
                ("short_name", models.CharField(max_length=40, verbose_name="简称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statutory", "法定行政机关"),
                            ("authorised", "法律法规授权组织"),
                            ("entrusted", "受委托组织"),
                        ],
                        default="statutory",
                        max_length=10,
                        verbose_name="主体类别",
                    ),
                ),
                ("field", models.CharField(blank=True, default="", max_length=40, verbose_name="执法领域")),
                ("qualified_from", models.DateField(blank=True, null=True, verbose_name="主体资格起")),
                ("qualified_until", models.DateField(blank=True, null=True, verbose_name="主体资格止")),
                (
                    "entrusted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entrusts",
                        to="registers.organ",
                        verbose_name="委托机关",
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organs",
                        to="registers.jurisdiction",
                        verbose_name="行政区划",
                    ),
                ),
            ],
            options={
                "verbose_name": "执法主体",
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="证号")),
                ("valid_from", models.DateField(verbose_name="有效期起")),
                ("valid_until", models.DateField(verbose_name="有效期止")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="收回、注销日")),
                (
                    "revoked_why",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="收回、注销原因"),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="registers.organ",
                        verbose_name="执法主体",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="registers.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "行政执法证",
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=60, unique=True, verbose_name="用户名")),
                ("language", models.CharField(default="zh-hans", max_length=10, verbose_name="语言")),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="开设时间")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="registers.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "账户",
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                (
                    "role",
                    models.CharField(
                        max_length=24,
                        verbose_name="角色",
                    ),
                ),
                ("qualified", models.BooleanField(default=False, verbose_name="具备法律职业资格")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="registers.organ",
                        verbose_name="执法主体",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="registers.person",
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "任职",
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="生效日")),
                ("until", models.DateField(blank=True, null=True, verbose_name="失效日")),
                ("why", models.CharField(blank=True, default="", max_length=200, verbose_name="原因")),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registers.certificate",
                        verbose_name="执法证",
                    ),
                ),
            ],
            options={
                "verbose_name": "执法证暂停",
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="摘要")),
                ("label", models.CharField(blank=True, default="", max_length=100, verbose_name="用途")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="创建时间")),
                ("last_used", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                ("revoked", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账户",
                    ),
                ),
            ],
            options={
                "verbose_name": "接口令牌",
            },
        ),
        migrations.AddIndex(
            model_name="organ",
            index=models.Index(fields=["jurisdiction", "code"], name="organ_by_jurisdiction"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["organ", "role"], name="post_by_organ_role"),
        ),
    ]
