"""What a screen or a command shows, as plain values: presentation without a terminal, shared by both front ends."""
