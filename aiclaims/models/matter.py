"""A client's case as it was set up: what is complained of, under which rulebooks, and who plays a part."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext


class Matter(models.Model):
    """One work and one chain of output. `aim` is empty and `complaint` is None until somebody says.

    `editions` pins the rulebooks it is read under: framework (and "common") to content digest. `finished`: the stages
    of the interview that somebody has called finished. `last_removed`: the highest number of a party taken out.
    `cover`: what is said of its outline, not of the matter: no part of matter files.
    Nothing here but `id` may reach an address or a log.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.TextField(blank=True)
    aim = models.CharField(max_length=40, blank=True)
    complaint = models.JSONField(null=True)
    frameworks = models.JSONField(default=list)
    national_test = models.CharField(max_length=40, default="entered")
    client = models.TextField(blank=True)
    all_parties_named = models.BooleanField(default=False)
    sample = models.BooleanField(default=False)
    editions = models.JSONField(default=dict)
    finished = models.JSONField(default=list)
    last_removed = models.PositiveIntegerField(default=0)
    cover = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-updated",)

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What stands in page titles, file names and print headers instead of names."""
        return f"{self.id.hex[:4]}-{self.id.hex[4:8]}".upper()

    @property
    def missing_step(self) -> str | None:
        """The set-up page still to be filled in before questions can be asked; None when there is none."""
        if not self.aim:
            return "aim"
        if self.complaint is None:
            return "complaint"
        if not self.frameworks:
            return "frameworks"
        return None if self.parties.exists() else "parties"

    def change(self, **values: Any) -> None:
        """Save these fields and no other: somebody else may have changed another meanwhile."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=[*values, "updated"])

    def touch(self) -> None:
        """Mark that something of the matter changed that lies in rows of its own."""
        self.change()


class Party(models.Model):
    """Somebody who plays a part. `key` is its id in matter files; `number` stands in addresses and is never given to
    somebody else, about whom an old page would be answered. No name: not identified yet."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="parties")
    number = models.PositiveIntegerField()
    key = models.TextField()
    name = models.TextField(blank=True)
    does = models.JSONField(default=list)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("matter", "number"), name="party_number_once"),
            models.UniqueConstraint(fields=("matter", "key"), name="party_key_once"),
        )

    def __str__(self) -> str:
        return f"party {self.number}"

    @property
    def label(self) -> str:
        """The name in the language of the page: never empty."""
        return self.name or gettext("Party %(number)s (not identified yet)") % {"number": self.number}
