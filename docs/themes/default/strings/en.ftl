guide-contents = Chapters
guide-example = The guide's example
