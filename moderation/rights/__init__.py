"""People's rights: statements of reasons, appeals, reports and grievances with their outcome."""
