from hiring.models.application import Application
from hiring.models.candidate import Candidate
from hiring.models.opening import Opening

__all__ = ["Application", "Candidate", "Opening"]
