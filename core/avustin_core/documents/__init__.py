"""Documents: attachments and officials' papers, their bytes in the file store, with one road up and one down."""
