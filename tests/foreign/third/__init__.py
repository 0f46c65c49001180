"""Forms drawn after those that teams commonly pass on, by somebody who saw no reader fail."""
