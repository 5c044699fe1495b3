"""The outline and the files made of it: read on the page, taken away, issued for review."""
