"""What things are called: labels, loaded words, frames, and what is said of actors or without one."""
