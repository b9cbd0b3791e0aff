"""What people see, free of any platform: cards say what, platforms say how."""
