"""What a matter records beside its answers: allegations, a chronology, an evidence register."""
