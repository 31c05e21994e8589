"""Foreign qualifications and the road to their recognition: procedures, occupations, competent bodies."""
