"""What an answer would cost at the least: Django with a session, a form token and one row, and nothing of ours but the
template (`make load` prints both side by side)."""
