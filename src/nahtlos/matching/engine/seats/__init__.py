"""Who gets which seat, when each person takes one and each opening has some."""
