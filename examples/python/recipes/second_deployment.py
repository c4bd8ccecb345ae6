"""A role that the second deployment binds to the membership of the partner."""

from cdk_cleanrooms import (
    Collaboration,
    ConfiguredTable,
    ConfiguredTableAssociation,
    Membership,
    PartnerMembership,
)


def associate(
    collaboration: Collaboration, membership: Membership, table: ConfiguredTable
) -> ConfiguredTableAssociation:
    """A deployment with another revision, which is in the context, searches for the membership again."""
    partner = PartnerMembership(
        membership,
        "Partner",
        collaboration=collaboration,
        account_id="222222222222",
        revision=membership.node.try_get_context("partnerRevision"),
    )
    return membership.associate(
        "ImpressionsAssociation",
        table=table,
        association_name="impressions",
        partner_memberships=[partner],
    )
