"""Who may open a matter: the browser it was made in, and others by a return code that is stored hashed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from aiclaims.models.matter import Matter

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 20
TRIES = 10
TRIES_WITHIN = timedelta(minutes=10)


class Access(models.Model):
    """One browser's right to one matter, kept under the key of its session."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="access")
    session = models.CharField(max_length=40, db_index=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("matter", "session"), name="access_once"),)

    def __str__(self) -> str:
        return f"access since {self.since:%Y-%m-%d}"


class ReturnCode(models.Model):
    """The one code by which another device reaches a matter. Only its digest is kept."""

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, related_name="return_code")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"return code of {self.made:%Y-%m-%d}"

    @classmethod
    def renew(cls, matter: Matter) -> str:
        """A new code for this matter, the only time it can be read; the one before stops working."""
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        cls.objects.filter(matter=matter).delete()
        cls.objects.create(matter=matter, digest=_digest("code", code))
        return "-".join(code[i : i + 5] for i in range(0, CODE_LENGTH, 5))

    @classmethod
    def open(cls, typed: str) -> Matter | None:
        """The matter this code opens. Spaces, dashes and small letters do not matter."""
        code = "".join(c for c in typed.upper() if c in ALPHABET)
        found = cls.objects.select_related("matter").filter(digest=_digest("code", code)).first()
        return found.matter if found else None


class CodeTry(models.Model):
    """A wrong return code, so that nobody can try many. The sender's address is kept hashed, for minutes."""

    sender = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"wrong code at {self.at:%H:%M}"

    @classmethod
    def too_many(cls, address: str) -> bool:
        cls.objects.filter(at__lt=timezone.now() - TRIES_WITHIN).delete()
        return cls.objects.filter(sender=_digest("sender", address)).count() >= TRIES

    @classmethod
    def note(cls, address: str) -> None:
        cls.objects.create(sender=_digest("sender", address))


def _digest(kind: str, text: str) -> str:
    return salted_hmac(f"aiclaims.{kind}", text, algorithm="sha256").hexdigest()
