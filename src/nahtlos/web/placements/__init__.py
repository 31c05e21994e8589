"""Pages of work: a start, its permission, what is learned beside it, what is asked afterwards."""
