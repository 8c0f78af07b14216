"""What holds at every address of every door: who is let in, what is sent, what bad input gets."""
