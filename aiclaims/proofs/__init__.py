"""What is proved of the rulebooks, not merely tested: the shipped program run over every matter at once, as formulas,
and a SAT solver asked whether anything goes wrong in one of them. `docs/proofs.md` says what is proved and of what.

A development tool: nothing that decides, shows or prints a matter imports it.
"""
