"""Keys that edit act in the editor's own queue, in their turn between the letters.

Textual lets a key such as Backspace bubble to the App and acts on it there; letters typed right after it overtake it.
"""

from collections.abc import Iterable, Mapping

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget


def own_actions(bindings: Iterable[BindingType]) -> Mapping[str, str]:
    """The actions of an editor's own bindings, by key."""
    return {one.key: one.action for one in Binding.make_bindings(bindings)}


async def act_in_turn(editor: Widget, actions: Mapping[str, str], event: events.Key) -> None:
    """Carry out the editor's own action for a key, if it has one, before the next key is looked at."""
    action = actions.get(event.key)
    if action is not None and await editor.app.run_action(action, editor):
        event.stop()
        event.prevent_default()
