"""The words of products: the verdict on each, the row that counts, and the rows of a case."""
