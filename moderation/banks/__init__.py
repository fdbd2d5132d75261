"""Banks of what is known to be bad: filled from cases, ended, their matches judged by people."""
