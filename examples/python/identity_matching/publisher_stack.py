import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_glue as glue
from constructs import Construct

from .people import People

SALES_BY_PROGRAM = (
    "SELECT v.program, COUNT(DISTINCT c.customer_id) AS customers, SUM(c.revenue) AS revenue "
    "FROM viewers v "
    "INNER JOIN identities i ON v.viewer_id = i.sourceid "
    "INNER JOIN loyal_customers c ON i.targetid = c.customer_id "
    "GROUP BY v.program"
)


class PublisherStack(Stack):
    """The publisher creates the collaboration, and shares what its viewers watch."""

    def __init__(self, scope: Construct, construct_id: str, *, advertiser_account: str, env: Environment) -> None:
        """
        :param advertiser_account: the account of the advertiser
        """
        super().__init__(scope, construct_id, env=env)

        self.collaboration = cleanrooms.Collaboration(
            self,
            "IdentityMatching",
            description="What the viewers of each program buy from the advertiser",
            creator=cleanrooms.MemberOptions(display_name="Publisher"),
            members=[
                cleanrooms.Member.account(
                    advertiser_account,
                    display_name="Advertiser",
                    abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
                    payment_responsibilities=[cleanrooms.Payment.QUERY_COMPUTE],
                )
            ],
        )
        membership = cleanrooms.Membership(self, "Membership", collaboration=self.collaboration)
        self.sales_by_program = cleanrooms.AnalysisTemplate(
            self,
            "SalesByProgram",
            analysis_template_name="sales_by_program",
            description="Loyal customers of the advertiser and their purchases, by program that they watch",
            membership=membership,
            source=cleanrooms.AnalysisSource.sql(SALES_BY_PROGRAM),
        )

        viewers = People(
            self,
            "Viewers",
            database_name="panel",
            table_name="viewers",
            id_column="viewer_id",
            other_column=glue.Column(name="program", type=glue.Schema.STRING),
        )
        # The ID mapping table of the advertiser maps the IDs of the source to those of the target.
        self.viewers = membership.associate_id_namespace(
            "ViewersNamespace",
            id_namespace=viewers.id_namespace("SOURCE"),
            id_namespace_association_name="viewers",
        )
        membership.associate(
            "ViewersAssociation",
            table=cleanrooms.ConfiguredTable(
                self,
                "ViewersTable",
                source=cleanrooms.TableSource.glue(viewers.table),
                allowed_columns=["viewer_id", "program"],
                analysis_rule=cleanrooms.AnalysisRule.custom(
                    allowed_analyses=cleanrooms.AllowedAnalyses.templates(self.sales_by_program),
                    disallowed_output_columns=["viewer_id"],
                ),
            ),
            association_name="viewers",
        )
