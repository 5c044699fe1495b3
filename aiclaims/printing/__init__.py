"""Documents as files: an outline, its summary or a letter as HTML, PDF, Word or JSON. All of them say the same."""
