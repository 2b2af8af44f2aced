"""What is found in the scholar's data, and how it is told."""
