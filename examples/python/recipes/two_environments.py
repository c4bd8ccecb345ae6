"""The same clean room in two environments."""

from aws_cdk import App, Environment, Stack, Stage
from aws_cdk.aws_s3 import BlockPublicAccess, Bucket
from cdk_cleanrooms import Collaboration, Member, MemberAbility, MemberOptions, Membership, ResultOutput
from constructs import Construct


class CleanRoom(Stage):
    """The clean room in one environment."""

    def __init__(self, scope: Construct, construct_id: str, *, publisher_account: str, advertiser_account: str) -> None:
        super().__init__(scope, construct_id)
        region = "us-east-1"
        publisher = Stack(self, "Publisher", env=Environment(account=publisher_account, region=region))
        advertiser = Stack(self, "Advertiser", env=Environment(account=advertiser_account, region=region))

        collaboration = Collaboration(
            publisher,
            "CampaignReach",
            # All members see the name, and both environments can have the same members.
            collaboration_name=f"Campaign reach ({construct_id})",
            description="How many customers of the advertiser saw the spring campaign",
            creator=MemberOptions(display_name="Publisher"),
            members=[
                Member.account(
                    advertiser_account,
                    display_name="Advertiser",
                    abilities=[MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
                )
            ],
        )
        Membership(publisher, "Membership", collaboration=collaboration)

        results = Bucket(advertiser, "Results", block_public_access=BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
        Membership(advertiser, "Membership", collaboration=collaboration, result_output=ResultOutput.s3(results))


def add_environments(app: App) -> None:
    """One stage for each environment. A finding is reported under the path of its stage."""
    CleanRoom(app, "Test", publisher_account="111111111111", advertiser_account="222222222222")
    CleanRoom(app, "Prod", publisher_account="333333333333", advertiser_account="444444444444")
