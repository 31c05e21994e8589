"""What no plan can go below: quick bounds for every day, sharper ones in the time that is left."""
