"""The interview: question pages, what sits beside them, sections and their close, the quick look."""
