"""How fast the reasoning is, beside a plain tree walker. `python -m bench`; it measures and never fails on speed."""
