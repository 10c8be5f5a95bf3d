"""Shows an article with its reports: `terminal`, and `page`, one page of HTML that needs nothing else; both print the `view`."""
