"""Pictures made of numbers when a site is built: SVG without styles, scripts, or anything from elsewhere.

Colours and fonts come from ``static/index.css``. All reckoning is done with sums, products, quotients and square roots, which are
exact to the last bit on every machine, and each number is rounded before it is written: so the same edition gives the same picture.
"""
