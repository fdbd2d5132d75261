"""By what pictures and sound are known again after they were cut, encoded anew or turned louder."""
