"""The employer's check: which help there is for an opening and a person, in euro and days."""
