"""What every room stands on: settings, database, Redis, jobs, storage, errors, security."""
