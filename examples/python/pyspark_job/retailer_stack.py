import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from constructs import Construct


class RetailerStack(Stack):
    """The retailer creates the collaboration, in which the brand runs jobs, and receives and pays for results."""

    def __init__(self, scope: Construct, construct_id: str, *, brand_account: str, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        self.collaboration = cleanrooms.Collaboration(
            self,
            "SpringCampaign",
            description="How fast customers of the retailer buy after a contact of the brand",
            creator=cleanrooms.MemberOptions(display_name="Retailer"),
            members=[
                cleanrooms.Member.account(
                    brand_account,
                    display_name="Brand",
                    abilities=[
                        cleanrooms.MemberAbility.QUERY,
                        cleanrooms.MemberAbility.RUN_JOB,
                        cleanrooms.MemberAbility.RECEIVE_RESULTS,
                    ],
                    payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE, cleanrooms.Payment.JOB_COMPUTE],
                )
            ],
            job_logging=True,
        )
        self.membership = cleanrooms.Membership(self, "Membership", collaboration=self.collaboration)
