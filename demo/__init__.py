"""A district of our own making: its truth, its reports, its portal.

What belongs here: the generator, the writers of PDF, Word and Excel, the planted mistakes, and the
portal on loopback. What does not: anything that the product itself needs to read a real district.
"""
