"""What people asked, what experts say of the answers, and what follows: labels, verified entries, gaps, alarms."""
