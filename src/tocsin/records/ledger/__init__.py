"""What a ledger holds, one file a ledger."""
