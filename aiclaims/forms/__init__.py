"""Forms: set-up pages by hand, questions by one function."""
