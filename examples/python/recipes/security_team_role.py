"""A role that the security team creates."""

from aws_cdk import Environment, Stack
from aws_cdk.aws_iam import PolicyDocument, PolicyStatement, Role, ServicePrincipal
from aws_cdk.aws_s3 import Bucket
from cdk_cleanrooms import ConfiguredTable, Membership, TableSource
from constructs import Construct


class RolesStack(Stack):
    """The stack of the security team, which creates all roles."""

    def __init__(self, scope: Construct, construct_id: str, *, env: Environment) -> None:
        super().__init__(scope, construct_id, env=env)

        lake = Bucket.from_bucket_name(self, "Lake", "publisher-lake")

        def glue_arn(resource: str, resource_name: str | None = None) -> str:
            return self.format_arn(service="glue", resource=resource, resource_name=resource_name)

        clean_rooms = "cleanrooms.amazonaws.com"
        external_id = {"sts:ExternalId": f"arn:aws:*:{self.region}:*:dbuser:*/*"}
        role = Role(
            self,
            "ReadImpressions",
            role_name="clean-rooms-reads-impressions",
            assumed_by=ServicePrincipal(clean_rooms, conditions={"StringLike": external_id}),
            inline_policies={
                "ReadTable": PolicyDocument(
                    statements=[
                        PolicyStatement(
                            actions=[
                                "glue:GetDatabase",
                                "glue:GetDatabases",
                                "glue:GetTable",
                                "glue:GetTables",
                                "glue:GetPartition",
                                "glue:GetPartitions",
                                "glue:BatchGetPartition",
                            ],
                            resources=[
                                glue_arn("catalog"),
                                glue_arn("database", "ads"),
                                glue_arn("table", "ads/impressions"),
                            ],
                        ),
                        PolicyStatement(actions=["s3:GetBucketLocation", "s3:ListBucket"], resources=[lake.bucket_arn]),
                        PolicyStatement(actions=["s3:GetObject"], resources=[lake.arn_for_objects("impressions/*")]),
                    ]
                )
            },
        )
        # The user guide of Clean Rooms has two statements, because not every call has both conditions.
        members = [f"arn:aws:cleanrooms:{self.region}:{id}:membership/*" for id in (self.account, "222222222222")]
        assert role.assume_role_policy is not None
        role.assume_role_policy.add_statements(
            PolicyStatement(
                actions=["sts:AssumeRole"],
                principals=[ServicePrincipal(clean_rooms)],
                conditions={"ForAnyValue:ArnLike": {"aws:SourceArn": members}},
            )
        )
        self.read_impressions = role


def impressions_of(scope: Construct) -> TableSource:
    """The source of the table: what the role above can read."""
    return TableSource.glue_by_name(
        database_name="ads",
        table_name="impressions",
        bucket=Bucket.from_bucket_name(scope, "Lake", "publisher-lake"),
        key_prefix="impressions",
    )


def associate(membership: Membership, table: ConfiguredTable, role: Role) -> None:
    """With the role, the association creates none. The rules check the policies of a role that is part of the app."""
    membership.associate("ImpressionsAssociation", table=table, association_name="impressions", role=role)
