"""Chooses what each viewer sees next. Read `for_you` and `following` first."""
