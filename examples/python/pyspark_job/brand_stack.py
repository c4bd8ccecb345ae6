from pathlib import Path

import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_glue as glue
from constructs import Construct

from .daily_log import daily_log, encrypted_bucket

# The only job that both companies have reviewed. Apps in all languages use it.
DAYS_TO_PURCHASE = Path(__file__).parents[2] / "pyspark-job" / "days_to_purchase.py"


class BrandStack(Stack):
    """The brand joins, writes the job, and shares its contacts."""

    def __init__(
        self, scope: Construct, construct_id: str, *, collaboration: cleanrooms.ICollaboration, env: Environment
    ) -> None:
        super().__init__(scope, construct_id, env=env)

        results = encrypted_bucket(self, "Results")
        self.membership = cleanrooms.Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=cleanrooms.ResultOutput.s3(results, key_prefix="queries"),
            job_result_output=cleanrooms.JobResultOutput.s3(results, key_prefix="jobs"),
        )
        self.days_to_purchase = self.membership.add_analysis_template(
            "DaysToPurchase",
            analysis_template_name="days_to_purchase",
            description="Days between the first contact of a campaign and the purchase",
            source=cleanrooms.AnalysisSource.pyspark(
                entry_point=cleanrooms.AnalysisArtifact.from_asset(str(DAYS_TO_PURCHASE)),
                referenced_tables=["contacts", "purchases"],
            ),
            parameters=[cleanrooms.AnalysisParameter.string("campaign")],
        )

        contacts = cleanrooms.ConfiguredTable(
            self,
            "Contacts",
            source=cleanrooms.TableSource.glue(
                daily_log(
                    self,
                    "contacts",
                    [
                        glue.Column(name="customer_id", type=glue.Schema.STRING),
                        glue.Column(name="campaign", type=glue.Schema.STRING),
                        glue.Column(name="contacted_on", type=glue.Schema.DATE),
                    ],
                )
            ),
            allowed_columns=["customer_id", "campaign", "contacted_on"],
            analysis_method=cleanrooms.AnalysisMethod.DIRECT_JOB,
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(self.days_to_purchase)
            ),
        )
        self.membership.associate("ContactsAssociation", table=contacts, association_name="contacts")
