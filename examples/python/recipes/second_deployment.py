"""A role that the second deployment binds to the membership of the partner."""

from cdk_cleanrooms import ConfiguredTable, ConfiguredTableAssociation, Membership


def associate(membership: Membership, table: ConfiguredTable) -> ConfiguredTableAssociation:
    """The ARN of the partner's membership is in the context from the second deployment on."""
    partner_arn = membership.node.try_get_context("partnerMembershipArn")
    return membership.associate(
        "ImpressionsAssociation",
        table=table,
        association_name="impressions",
        partner_memberships=(
            [Membership.from_membership_arn(membership, "Partner", partner_arn)] if partner_arn else []
        ),
    )
