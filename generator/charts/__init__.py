"""Charts and statistics as SVG and HTML text, from plain values and without font metrics."""
