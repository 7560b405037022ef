"""What the pages take from the npm registry."""
