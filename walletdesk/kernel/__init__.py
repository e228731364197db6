"""What every floor may use: ids, clock, errors, case numbers, wire forms."""
