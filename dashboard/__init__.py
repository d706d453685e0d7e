"""What the bureau looks at: a web app over the published snapshot.

What belongs here: pages, their words and their look. What does not: anything that decides what a
figure is or whether it holds, and any file that is being built (`warehouse.snapshot` is the door).
"""
