"""Person and opening brought together, until the employer has answered; and days for many at once."""
