"""Matters, parties and answers as rows."""
