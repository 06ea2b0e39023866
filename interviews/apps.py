from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "interviews"

    def ready(self) -> None:
        """The bank may not ask upward, so it is told."""
        from interviews.queries.uses import InterviewTeller
        from questionbank.uses import register_teller

        register_teller(InterviewTeller())
