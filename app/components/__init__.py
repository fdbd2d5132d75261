"""Parts of the pages: atoms in the house's look, and JSX components that follow a finger."""
