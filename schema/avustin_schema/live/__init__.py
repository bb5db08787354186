"""Live updates: what subscribers asked is asked anew when it may have changed, and told when it has."""
