"""What is kept of research, and how pages are brought for it: plans, reports and watches."""
