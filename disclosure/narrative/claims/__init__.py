"""What a section claims of its own figures: that they grew by so much, are a share, add up.

What belongs here: which figures a claim is made of. What does not: whether it is true
(`expectations`), and what one figure is about (`statements`).
"""
