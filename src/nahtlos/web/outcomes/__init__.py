"""Pages of figures: what did it bring, and where does each number come from?"""
