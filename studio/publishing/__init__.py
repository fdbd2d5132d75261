"""Handing in and coming out: schedules, labels and how long they stay, and a look before it.

zones      what a clock on the wall means in a time zone
schedule   the hour that a creator chose, moved or called off
leaving    what it costs to take a clip out of public that a brand counts on
due        the sweep that publishes what is due
labels     how long a disclosure has to be on screen, by dated rules
ai         what a machine made: declared, and written into the files
check      what might keep a clip from being published, at its second
"""
