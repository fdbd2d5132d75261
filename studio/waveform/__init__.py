"""What an editor draws a clip's timeline from: the waveform and the film strip of its original."""
