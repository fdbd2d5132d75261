"""What the edit benchmark is made of: sources, random edit lists, the browser, the comparison."""
