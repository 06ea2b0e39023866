"""The benchmarks named, on the database that the environment names: `bench/__main__.py` makes both."""

import sys
from importlib import import_module

import django
from django.core.management import call_command


def main(names: list[str]) -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    for name in names:
        import_module(f"bench.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
