"""What comes out of a matter: the pages of the results, and what each part of them shows."""
