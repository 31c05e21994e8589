"""Ideas and complaints."""
