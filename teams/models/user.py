from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    def with_address(self, email: str) -> "models.QuerySet[User]":
        """Who has it, however it is written; addresses are stored in small letters."""
        return self.filter(email__iexact=email.lower())  # SQLite knows the small letters of ASCII alone

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> "User":
        """Raises ValueError without an address."""
        if not email:
            raise ValueError("A person needs an e-mail address to sign in.")
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, *, name: str = "") -> "User":
        user = self.create_user(email, password, name=name)
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in; what they may do is said by their memberships."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_for_an_address")]

    def __str__(self) -> str:
        return self.name or self.email
