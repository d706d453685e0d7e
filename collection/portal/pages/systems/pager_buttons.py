"""Any system whose pager is a form's own button: 下一页 sends the form, without any script."""

from __future__ import annotations

from collection.portal.page import Page
from collection.portal.pages.form_fields import fields_of, sent_by
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.signs.pager_marks import turns_on
from collection.portal.pages.wording import own_text

NAME = "翻页按钮"
MOST_BUTTONS = 20
_BUTTONS = (
    "//form//input[@type='submit' or @type='image'] | //form//button[not(@type) or @type='submit']"
)


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if page.root is None:
        return Further()
    said = Further()
    for button in page.root.xpath(_BUTTONS)[:MOST_BUTTONS]:
        text = button.get("value") or own_text(button)
        form = next(button.iterancestors("form"))
        if button.get("onclick") or form.get("onsubmit") or not turns_on(text):
            continue
        fields = fields_of(form)
        name = button.get("name") or ""
        if button.get("type") == "image":  # a picture says where it was pressed
            fields |= {f"{name}.x": "1", f"{name}.y": "1"}
        elif name:
            fields[name] = text
        said.pages.append(Next(*sent_by(page, form, fields)))
    return said
