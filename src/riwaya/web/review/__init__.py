"""What the pages of the review share: who reviews, what a form holds, and a report as it lies before a reviewer."""
