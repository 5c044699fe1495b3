"""Thin function views, one file for each thing a person does."""
