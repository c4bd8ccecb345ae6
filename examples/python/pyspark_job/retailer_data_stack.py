import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_glue as glue
from constructs import Construct

from .daily_log import daily_log


class RetailerDataStack(Stack):
    """The retailer shares its purchases with the job that it has reviewed, and with no query.

    It is a stack of its own, because it is deployed after the job of the brand, which is deployed after the
    collaboration.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        membership: cleanrooms.IMembership,
        brand_membership: cleanrooms.IMembership,
        days_to_purchase: cleanrooms.IAnalysisTemplate,
        env: Environment,
    ) -> None:
        """
        :param days_to_purchase: the only job that the retailer has reviewed
        """
        super().__init__(scope, construct_id, env=env)

        purchases = cleanrooms.ConfiguredTable(
            self,
            "Purchases",
            source=cleanrooms.TableSource.glue(
                daily_log(
                    self,
                    "purchases",
                    [
                        glue.Column(name="customer_id", type=glue.Schema.STRING),
                        glue.Column(name="purchased_on", type=glue.Schema.DATE),
                        glue.Column(name="amount", type=glue.Schema.DOUBLE),
                    ],
                )
            ),
            allowed_columns=["customer_id", "purchased_on"],
            analysis_method=cleanrooms.AnalysisMethod.DIRECT_JOB,
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(days_to_purchase)
            ),
        )
        cleanrooms.ConfiguredTableAssociation(
            self,
            "PurchasesAssociation",
            membership=membership,
            table=purchases,
            association_name="purchases",
            partner_memberships=[brand_membership],
        )
