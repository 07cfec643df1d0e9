"""Who is heard, how much, and in which words."""
