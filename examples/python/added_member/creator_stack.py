import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, RemovalPolicy, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct


class CreatorStack(Stack):
    """The creator shares a panel of viewers, and later requests that a third company is added."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        collaboration_name: str,
        agency_account: str,
        broadcaster_account: str | None = None,
        revision: str | None = None,
        env: Environment,
    ) -> None:
        """
        :param broadcaster_account: the account of the third company, once it is added
        :param revision: change it to make the next deployment check the change request again and commit it if it is
            approved, and find the membership of the agency
        """
        super().__init__(scope, construct_id, env=env)

        collaboration = cleanrooms.Collaboration(
            self,
            "Panel",
            collaboration_name=collaboration_name,
            description="What viewers of the panel watch",
            creator=cleanrooms.MemberOptions(display_name="Panel"),
            members=[
                cleanrooms.Member.account(
                    agency_account,
                    display_name="Agency",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                )
            ],
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=collaboration)

        # Adding the broadcaster to the members would replace the collaboration. This creates a change request instead.
        if broadcaster_account is not None:
            cleanrooms.CollaborationMember(
                self,
                "Broadcaster",
                collaboration=collaboration,
                account_id=broadcaster_account,
                display_name="Broadcaster",
                revision=revision,
            )
            # So does this, where another `auto_approved_changes` would replace the collaboration.
            cleanrooms.AutoApprovedChanges(
                self,
                "AutoApproved",
                collaboration=collaboration,
                changes=[cleanrooms.AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
                revision=revision,
            )

        template = cleanrooms.AnalysisTemplate(
            self,
            "ViewersByRegion",
            membership=membership,
            source=cleanrooms.AnalysisSource.sql(
                "SELECT region, COUNT(DISTINCT viewer_id) AS viewers FROM viewers GROUP BY region"
            ),
        )
        association = membership.associate(
            "ViewersAssociation",
            table=self._viewers(template),
            association_name="viewers",
            # Further tables can use the same role. Each association adds the permissions for its table.
            role=cleanrooms.TableAccessRole(
                self,
                "TableAccess",
                membership=membership,
                # As soon as the agency has joined, the trust of the role is limited to its membership.
                partner_memberships=[
                    cleanrooms.PartnerMembership(
                        self,
                        "AgencyMembership",
                        collaboration=collaboration,
                        account_id=agency_account,
                        revision=revision,
                    )
                ],
            ),
        )
        budget = membership.add_privacy_budget(
            "Budget", cleanrooms.PrivacyBudget.differential_privacy(epsilon=3, users_noise_per_query=30)
        )

        # The agency and the panel have agreed on ten counts of viewers. Less fails before there is a budget.
        impact = cleanrooms.PrivacyImpact(
            self,
            "Impact",
            membership=membership,
            epsilon=3,
            users_noise_per_query=30,
            minimums=cleanrooms.AggregationMinimums(count_distinct=10),
        )
        budget.node.add_dependency(impact)

        # The service validates a template against the tables that it reads.
        validation = cleanrooms.AnalysisTemplateValidation(self, "Validation", analysis_template=template)
        validation.node.add_dependency(association)

        # The agency can query the table, or the deployment fails with the reasons.
        readiness = cleanrooms.SchemaReadiness(
            self, "Readiness", membership=membership, table=cleanrooms.CollaborationTable.association(association)
        )
        readiness.node.add_dependency(budget)

    def _viewers(self, template: cleanrooms.AnalysisTemplate) -> cleanrooms.ConfiguredTable:
        table = glue.S3Table(
            self,
            "ViewersTable",
            database=glue.Database(self, "Database", database_name="panel", removal_policy=RemovalPolicy.DESTROY),
            table_name="viewers",
            columns=[
                glue.Column(name="viewer_id", type=glue.Schema.STRING),
                glue.Column(name="region", type=glue.Schema.STRING),
            ],
            data_format=glue.DataFormat.PARQUET,
            storage=glue.S3TableStorage.from_bucket(
                s3.Bucket(self, "Data", block_public_access=s3.BlockPublicAccess.BLOCK_ALL, enforce_ssl=True)
            ),
            s3_prefix="viewers",
        )
        return cleanrooms.ConfiguredTable(
            self,
            "Viewers",
            source=cleanrooms.TableSource.glue(table),
            allowed_columns=["viewer_id", "region"],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(template),
                output_protection=cleanrooms.OutputProtection.differential_privacy("viewer_id"),
            ),
        )
