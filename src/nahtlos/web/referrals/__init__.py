"""Pages between the desks: referring, answering, asking the immigration office, the interfaces."""
