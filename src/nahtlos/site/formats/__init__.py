"""How days are written where Django's own way could be read wrongly in Germany."""
