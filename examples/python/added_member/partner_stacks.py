import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_s3 as s3
from constructs import Construct


class AgencyStack(Stack):
    """The agency finds its invitation, joins, and approves the broadcaster as a member that contributes data."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        collaboration_name: str,
        creator_account: str,
        broadcaster_account: str | None = None,
        revision: str | None = None,
        env: Environment,
    ) -> None:
        """
        :param broadcaster_account: the account to approve as a member
        :param revision: change it to make the next deployment read again what remains of the privacy budget of the
            creator
        """
        super().__init__(scope, construct_id, env=env)

        collaboration = cleanrooms.Collaboration.from_invitation(
            self, "Panel", collaboration_name=collaboration_name, creator_account_id=creator_account
        )
        results = s3.Bucket(self, "Results", block_public_access=s3.BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
        membership = cleanrooms.Membership(
            self, "Membership", collaboration=collaboration, result_output=cleanrooms.ResultOutput.s3(results)
        )

        # The agency counts viewers once a week. If the budget of the panel does not suffice, its deployment fails, not
        # its query.
        cleanrooms.BudgetRemaining(
            self,
            "Remaining",
            membership=membership,
            budget=cleanrooms.ExistingBudget.differential_privacy(
                minimums=cleanrooms.AggregationMinimums(count_distinct=1)
            ),
            revision=revision,
        )

        if broadcaster_account is not None:
            approval = cleanrooms.ChangeRequestApproval(
                self,
                "Approval",
                collaboration=collaboration,
                change=cleanrooms.ApprovedChange.for_member(broadcaster_account),
            )
            approval.node.add_dependency(membership)


class BroadcasterStack(Stack):
    """The broadcaster joins after the change is committed."""

    def __init__(
        self, scope: Construct, construct_id: str, *, collaboration_name: str, creator_account: str, env: Environment
    ) -> None:
        super().__init__(scope, construct_id, env=env)

        collaboration = cleanrooms.Collaboration.from_invitation(
            self, "Panel", collaboration_name=collaboration_name, creator_account_id=creator_account
        )
        cleanrooms.Membership(self, "Membership", collaboration=collaboration)
