"""What a form of this part showed when it was opened; see `lib.shown`."""

from hiring.models import Candidate, Opening
from lib.shown import StaleFormError, digest_of

LONGEST_READ = 200


def opening_shown(opening: Opening) -> str:
    return digest_of(opening.title, opening.description)


def candidate_shown(candidate: Candidate) -> str:
    return digest_of(candidate.name, candidate.email)


def check_opening(opening: Opening, shown: str) -> None:
    """Raises StaleFormError where `shown` is not what is stored."""
    if shown != opening_shown(opening):
        about = " ".join(opening.description.split())
        if len(about) > LONGEST_READ:
            about = f"{about[:LONGEST_READ]}…"
        reads = f"title “{opening.title}”, about the job “{about}”" if about else f"title “{opening.title}”"
        raise StaleFormError("this opening", reads, shown=opening_shown(opening))


def check_candidate(candidate: Candidate, shown: str) -> None:
    """Raises StaleFormError where `shown` is not what is stored."""
    if shown != candidate_shown(candidate):
        reads = f"{candidate.name}, {candidate.email or 'no address'}"
        raise StaleFormError("this candidate", reads, shown=candidate_shown(candidate))
