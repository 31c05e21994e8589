"""What person and adviser agreed to do next: steps, who does them, until when."""
