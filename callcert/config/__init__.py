"""What a team sets for itself: one frozen, checked value, and where each part of it came from."""
