"""Apps with L1s."""

from aws_cdk import App, ConstructSelector, Mixins, Stack
from aws_cdk.aws_cleanrooms import CfnConfiguredTable, CfnMembership
from aws_cdk.interfaces.aws_cleanrooms import ICollaborationRef
from cdk_cleanrooms import (
    CollaborationRetention,
    ConfiguredTableProtection,
    Membership,
    OutputProtection,
    QueryLogging,
)


def protect(app: App, sales: CfnConfiguredTable) -> None:
    """Protects an app with L1s. Call it after their properties are set."""
    Mixins.of(app).apply(QueryLogging(), CollaborationRetention())
    sales.with_(ConfiguredTableProtection(OutputProtection.differential_privacy("user_id")))


def log_memberships(app: App) -> None:
    """Logs the queries of memberships, without a change of collaborations."""
    memberships = ConstructSelector.resources_of_type(CfnMembership.CFN_RESOURCE_TYPE_NAME)
    Mixins.of(app, memberships).apply(QueryLogging())


def keep_membership(stack: Stack, collaboration: ICollaborationRef) -> Membership:
    """A membership in place of an L1 with the ID "Membership"."""
    membership = Membership(stack, "Membership", collaboration=collaboration)
    resource = membership.node.default_child
    assert isinstance(resource, CfnMembership)
    resource.override_logical_id("Membership")
    return membership
