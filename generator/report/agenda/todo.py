"""A task with the name of who has to do it."""

from datetime import date

from msgspec import Struct

from generator.contract import Task


class Todo(Struct, frozen=True):
    """A task as it is listed; `organisation` is empty where nobody in particular has to do it."""

    task: Task
    organisation: str

    def left(self, today: date) -> int:
        """How many days are left; fewer than none when it is overdue."""
        return (self.task.due - today).days
