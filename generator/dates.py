"""Days as official documents write them, and terms by the calendar."""

from datetime import date


def chinese_date(value: date) -> str:
    """A day as official documents write it: 2026年5月18日, without zero padding (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日"
