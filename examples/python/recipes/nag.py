"""Checks by cdk-nag."""

from aws_cdk import Acknowledgment, App, Stack, Validations
from cdk_nag import AwsSolutionsChecks


def add_nag(app: App) -> None:
    """Checks the whole app against the AWS Solutions rules."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))


def acknowledge_logs(stack: Stack) -> None:
    """What cdk-nag reports about your own constructs, you acknowledge with your own reason."""
    Validations.of(stack).acknowledge(
        Acknowledgment(id="AwsSolutions-S1", reason="access to the results is logged by the trail of the organization")
    )
