"""What all tests share: how hard Hypothesis looks, and that nothing is skipped unseen where it must run."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import Settings

# Kinds of tests that must run, as in ASKWELL_REQUIRE=browser,postgres; "all" lets no test be skipped.
REQUIRED = set(filter(None, os.environ.get("ASKWELL_REQUIRE", "").split(",")))

hypothesis.register_profile("dev", max_examples=25, deadline=None)
hypothesis.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
hypothesis.register_profile(
    "proof", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of Askwell's own files."""
    return Path(__file__).resolve().parent.parent


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip of a required test is a failure that names its reason."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _is_required(item):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"This test must run here (ASKWELL_REQUIRE), but was skipped: {reason}"
    return report


def _is_required(item: pytest.Item) -> bool:
    return "all" in REQUIRED or any(item.get_closest_marker(kind) for kind in REQUIRED)


@pytest.fixture(autouse=True)
def _own_cache(settings: Settings) -> None:
    """Attempts to sign in that one test makes are not counted against the next."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
