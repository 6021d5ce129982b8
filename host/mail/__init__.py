"""Mail to customers: composed, queued in the database, sent by SMTP or written as files."""
