"""The demo world: invented people, products and clips, all drawn and scored by the program.

Data and rendering only; whoever seeds passes the results through the product's own front doors.
"""
