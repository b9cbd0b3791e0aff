"""What follows from each fact: pure tables from facts to messages and due items."""
