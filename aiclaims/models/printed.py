"""Files made of a matter, or being made, and the outlines issued for review. What is printed is what was said when it
was asked for, whatever is answered meanwhile."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from aiclaims.models.matter import Matter

STATUSES = ("waiting", "making", "done", "failed")
KEPT = 12
"""How many files are kept of a matter, beside those issued."""
UNATTENDED = timedelta(minutes=2)
"""So long nobody begins a file: then nobody is there to make one."""
TOO_LONG = timedelta(minutes=5)
"""So long no file takes: then whoever was making it is gone."""
AT_ONCE = 8
"""How many files one browser may have under way: with more, everybody else would wait behind it."""
UNDER_WAY = models.Q(status__in=("waiting", "making"))


class Printed(models.Model):
    """One file. `key`: digest of everything it depends on, so that nothing is made twice. `order`: which document, in
    which form; `snapshot`: what it is printed from. `name`: of the file, without a word of the client's. `reason`: a
    code, where it failed. `digest`: SHA-256 of the content."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="printed")
    key = models.CharField(max_length=64)
    order = models.JSONField()
    snapshot = models.JSONField()
    name = models.CharField(max_length=60)
    status = models.CharField(max_length=10, choices=[(s, s) for s in STATUSES], default="waiting")
    reason = models.CharField(max_length=20, blank=True)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    asked = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked", "-pk")
        constraints = (models.UniqueConstraint(fields=("matter", "key"), name="printed_once"),)
        indexes = (models.Index(fields=("status", "asked"), name="printed_queue"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.status}"

    @classmethod
    def claim(cls, pk: int) -> Printed | None:
        """The file, to be made by whoever asked; None where it is made, being made, or not wanted any more."""
        waiting = cls.objects.filter(pk=pk, status="waiting")
        if not waiting.update(status="making", started=timezone.now()):
            return None
        return cls.objects.filter(pk=pk).first()

    def keep(self, content: bytes) -> None:
        """It is made."""
        self._end(status="done", content=content, digest=hashlib.sha256(content).hexdigest())

    def fail(self, reason: str) -> None:
        self._end(status="failed", reason=reason)

    def _end(self, **values: Any) -> None:
        """Of no effect on a file begun anew meanwhile. Older files of the matter, made or not, make room."""
        Printed.objects.filter(pk=self.pk, started=self.started).update(finished=timezone.now(), **values)
        ended = Printed.objects.filter(matter=self.matter_id, status__in=("done", "failed"), issued=None)
        gone = list(ended.order_by("-finished", "-pk").values_list("pk", flat=True)[KEPT:])
        Printed.objects.filter(pk__in=gone).delete()

    def pass_over(self) -> None:
        """Files are begun in the order in which they were asked for: those that still wait from well before this one
        have lost their task. They come only if somebody asks again, so that is said of them."""
        lost = Printed.objects.filter(status="waiting", asked__lt=self.asked - UNATTENDED)
        lost.update(status="failed", reason="stopped", finished=timezone.now())

    def again(self) -> bool:
        """It waits anew; False where somebody else saw to that since it was read."""
        unchanged = Printed.objects.filter(pk=self.pk, status=self.status, asked=self.asked, started=self.started)
        self.status, self.reason, self.asked, self.started = "waiting", "", timezone.now(), None
        return bool(unchanged.update(status="waiting", reason="", asked=self.asked, started=None))

    @property
    def before(self) -> int:
        """How many files, of any matter, are to be made before this one."""
        return Printed.under_way().filter(asked__lt=self.asked).count()

    @classmethod
    def under_way(cls) -> models.QuerySet[Printed]:
        """Files of all matters that wait or are being made, without those whose maker is gone."""
        lost = models.Q(status="making", started__lt=timezone.now() - TOO_LONG)
        return cls.objects.filter(UNDER_WAY, ~lost)

    @property
    def trouble(self) -> str:
        """A code for why it will not come by itself; empty while it may."""
        if self.status == "failed":
            return self.reason
        now = timezone.now()
        if self.status == "making" and self.started and now - self.started > TOO_LONG:
            return "stopped"
        if self.status == "waiting" and now - self.asked > UNATTENDED:
            begun = Printed.objects.filter(started__gt=now - UNATTENDED)
            return "" if begun.exists() else "unattended"
        return ""


class IssuedOutline(models.Model):
    """An outline as it was issued for review. `digest` stands for answers, editions and cover, as printed in it;
    `outline` is the document itself (empty until its file is made), so that it can be printed again as superseded."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="issued")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    outline = models.JSONField(default=dict)
    printed = models.OneToOneField(Printed, on_delete=models.RESTRICT, related_name="issued")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("matter", "number"), name="issued_number_once"),)

    def __str__(self) -> str:
        return f"outline {self.number} of {self.at:%Y-%m-%d}"

    @classmethod
    @transaction.atomic
    def issue(cls, matter: Matter, number: int, digest: str, **file: Any) -> IssuedOutline:
        """A new one, its file waiting to be made. `file`: fields of `Printed`. Raises IntegrityError if somebody took
        the number."""
        return cls.objects.create(matter=matter, number=number, digest=digest, printed=matter.printed.create(**file))
