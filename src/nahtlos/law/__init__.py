"""What the statute says that day: access to work now, every instrument later, always with reasons."""
