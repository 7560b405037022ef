"""The pages of the manual, and what writes the generated ones."""
