from teams.models.audit import AuditEntry
from teams.models.owned import TeamOwned
from teams.models.team import Membership, Team
from teams.models.user import User

__all__ = ["AuditEntry", "Membership", "Team", "TeamOwned", "User"]
