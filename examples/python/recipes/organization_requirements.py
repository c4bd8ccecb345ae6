"""Requirements of an organization."""

from aws_cdk import Acknowledgment, App, Stack, Validations
from cdk_cleanrooms import CleanRoomsChecks


def add_requirements(app: App) -> None:
    """What the organization requires of all clean rooms of an app."""
    CleanRoomsChecks.add_to(
        app,
        allowed_account_ids=["111111111111", "222222222222"],
        minimum_group_size=25,
        maximum_epsilon=5,
        minimum_users_noise_per_query=30,
        require_reviewed_templates=True,
    )


def accept_small_groups(stack: Stack) -> None:
    """What the organization accepts as an exception."""
    Validations.of(stack).acknowledge(
        Acknowledgment(id="CleanRooms::GroupsAreLargeEnough", reason="the table contains no data about persons")
    )
