"""The pages of the desk: what a case says and what people decided of it -> frozen records -> HTML, without a server."""
