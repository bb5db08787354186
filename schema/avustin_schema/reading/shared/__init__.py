"""What both roads share: what is asked, and the statements of it over whatever the viewer may see."""
