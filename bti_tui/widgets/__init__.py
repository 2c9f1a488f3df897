"""What screens are built of; widgets show values and send messages, they run nothing."""
