"""From a clip that was handed in to one that plays: a graph of steps over job rows."""
