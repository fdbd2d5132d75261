"""The history of a clip's edit: every save is a version, and a conflict makes a branch."""
