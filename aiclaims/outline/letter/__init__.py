"""The letter that goes out: a letter before claim, or a reply to one. It asserts and demands; it shows no gap."""

from aiclaims.outline.letter.build import build_letter, letters_to

__all__ = ["build_letter", "letters_to"]
