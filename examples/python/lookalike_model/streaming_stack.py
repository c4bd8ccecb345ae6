import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack, Tags
from aws_cdk import aws_s3 as s3
from constructs import Construct


class StreamingStack(Stack):
    """The streaming service lets an advertiser use its lookalike model in their collaboration, and in no other one."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        advertiser_account: str,
        audience_model: cleanrooms.IAudienceModel,
        env: Environment,
    ) -> None:
        """
        :param advertiser_account: the account of the advertiser
        :param audience_model: the lookalike model, whose training has ended
        """
        super().__init__(scope, construct_id, env=env)

        collaboration = cleanrooms.Collaboration(
            self,
            "Collaboration",
            description="Viewers who are similar to the customers of the advertiser",
            creator=cleanrooms.MemberOptions(display_name="Streaming service"),
            members=[
                cleanrooms.Member.account(
                    advertiser_account,
                    display_name="Advertiser",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                    payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE],
                )
            ],
        )

        model = cleanrooms.ConfiguredAudienceModel(
            self,
            "Viewers",
            audience_model=audience_model,
            bucket=s3.Bucket(
                self,
                "Audiences",
                encryption=s3.BucketEncryption.KMS,
                block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
                enforce_ssl=True,
            ),
            key_prefix="audiences",
            shared_audience_metrics=cleanrooms.SharedAudienceMetrics.ALL,
            min_matching_seed_size=1000,
            audience_sizes=cleanrooms.AudienceSizes.percentage(5, 10, 20),
        )
        Tags.of(model).add("team", "advertising")

        membership = cleanrooms.Membership(self, "Membership", collaboration=collaboration)
        membership.associate_audience_model(
            "ViewersAssociation",
            model=model,
            association_name="viewers",
            description="Viewers of films",
        )
