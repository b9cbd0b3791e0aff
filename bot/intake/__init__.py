"""What people send, looked at before anything trusts it: files by their content, texts by their characters."""
