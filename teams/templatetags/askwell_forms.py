"""What a refused form says of what was typed."""

from django import forms, template

register = template.Library()

KEPT = "Nothing was saved yet; what you typed is still below."
TYPE_AGAIN = "A password does not stay in the page, so type it again."


@register.filter
def what_is_kept(form: forms.BaseForm) -> str:
    """A form that knows better says so itself, as `what_is_kept`."""
    widgets = (field.widget for field in form.fields.values())
    default = TYPE_AGAIN if any(isinstance(one, forms.PasswordInput) for one in widgets) else KEPT
    return getattr(form, "what_is_kept", "") or default
