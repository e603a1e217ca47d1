"""The pages of the desk for reading: articles and their texts, the timeline, names, changes, a draft under check."""
