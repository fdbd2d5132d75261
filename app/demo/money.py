"""Prices on pictures, in the Indian grouping."""


def rupees(paise: int) -> str:
    """`₹1,23,456`; paise are shown only where there are any."""
    whole, part = divmod(paise, 100)
    digits = str(whole)
    head, tail = digits[:-3], digits[-3:]
    groups = [tail]
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return f"₹{','.join(groups)}" + (f".{part:02d}" if part else "")
