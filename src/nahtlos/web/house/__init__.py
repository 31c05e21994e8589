"""Pages of the administrator: is everything in order?"""
