"""`python -m tests.lib.supervised PROGRAM…`: each argument is Python to keep running."""

import sys

from lib.supervisor import NeverStartedError, Pace, Program, Supervisor

PACE = Pace(first_pause=0.1, longest_pause=0.4, grace=0.6, look=0.02)


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def main(sources: list[str]) -> int:
    programs = [Program("The helper", (sys.executable, "-S", "-c", source)) for source in sources]
    try:
        Supervisor(programs, when_ready=lambda: say("ready"), say=say, pace=PACE).run()
    except NeverStartedError as error:
        say(f"{error}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
