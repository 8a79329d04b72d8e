"""The second step: who decides, how they are linked, how they stand to us."""
