"""What many take to right now, by the language of those who do: counted by a task, read by pages.

counting   from the lake's last days to points per clip and locale
table      those points as arrays, the bytes of a version
versions   stored versions, one of them current
trends     the current table as a page reads it: rows and values of this catalogue
"""
