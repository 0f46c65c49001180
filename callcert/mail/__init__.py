"""Mail: messages as bytes, and the servers that take them; the only room that talks to one."""
