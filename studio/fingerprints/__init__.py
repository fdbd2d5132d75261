"""By what a clip is known again after it was cut, encoded anew or turned louder."""
