import cdk_cleanrooms as cleanrooms
from aws_cdk import Environment, Stack
from aws_cdk import aws_entityresolution as entityresolution
from aws_cdk import aws_glue as glue
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from .people import ATTRIBUTE_MATCHING_MODEL, MATCHING_KEY, RECORD_MATCHING_MODEL, RULE_NAME, People


class AdvertiserStack(Stack):
    """The advertiser joins, maps the IDs of the viewers to those of its customers, queries, and receives results."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        collaboration: cleanrooms.ICollaboration,
        publisher_account: str,
        viewers: cleanrooms.IIdNamespaceAssociation,
        sales_by_program: cleanrooms.IAnalysisTemplate,
        env: Environment,
    ) -> None:
        """
        :param viewers: the association of the ID namespace of the publisher
        :param sales_by_program: the only analysis that both companies have agreed on
        """
        super().__init__(scope, construct_id, env=env)

        membership = cleanrooms.Membership(
            self,
            "Membership",
            collaboration=collaboration,
            result_output=cleanrooms.ResultOutput.s3(self._results(), key_prefix="sales"),
        )

        key = kms.Key(self, "Key", enable_key_rotation=True)
        customers = People(
            self,
            "Customers",
            database_name="shop",
            table_name="customers",
            id_column="customer_id",
            other_column=glue.Column(name="revenue", type=glue.Schema.DOUBLE),
        )
        target = customers.id_namespace("TARGET")
        customers_namespace = membership.associate_id_namespace(
            "CustomersNamespace", id_namespace=target, id_namespace_association_name="customers"
        )
        customers_association = membership.associate(
            "CustomersAssociation",
            table=cleanrooms.ConfiguredTable(
                self,
                "CustomersTable",
                source=cleanrooms.TableSource.glue(customers.table),
                allowed_columns=["customer_id", "revenue"],
                analysis_rule=cleanrooms.AnalysisRule.custom(
                    allowed_analyses=cleanrooms.AllowedAnalyses.any_query_from(self.account)
                ),
            ),
            association_name="customers",
        )

        membership.add_intermediate_table(
            "LoyalCustomers",
            intermediate_table_name="loyal_customers",
            population=cleanrooms.PopulationAnalysis.sql(
                "SELECT customer_id, revenue FROM customers WHERE revenue >= 100"
            ),
            base_tables=[customers_association],
            analysis_rule=cleanrooms.AnalysisRule.custom(
                allowed_analyses=cleanrooms.AllowedAnalyses.templates(sales_by_program)
            ),
            result_receivers=[self.account],
            encryption_key=key,
        )

        membership.add_id_mapping_table(
            "Identities",
            id_mapping_table_name="identities",
            description="Viewers of the publisher who are customers of the advertiser",
            workflow=self._match_by_email(publisher_account, target, customers),
            namespace_associations=[viewers, customers_namespace],
            encryption_key=key,
        )

    def _match_by_email(
        self, publisher_account: str, target: entityresolution.CfnIdNamespace, customers: People
    ) -> entityresolution.CfnIdMappingWorkflow:
        workflow = entityresolution.CfnIdMappingWorkflow
        source_arn = f"arn:{self.partition}:entityresolution:{self.region}:{publisher_account}:idnamespace/viewers"
        return workflow(
            self,
            "MatchByEmail",
            workflow_name="match-by-email",
            id_mapping_techniques=workflow.IdMappingTechniquesProperty(
                id_mapping_type="RULE_BASED",
                rule_based_properties=workflow.IdMappingRuleBasedPropertiesProperty(
                    attribute_matching_model=ATTRIBUTE_MATCHING_MODEL,
                    record_matching_model=RECORD_MATCHING_MODEL,
                    rule_definition_type="SOURCE",
                    rules=[workflow.RuleProperty(rule_name=RULE_NAME, matching_keys=[MATCHING_KEY])],
                ),
            ),
            input_source_config=[
                workflow.IdMappingWorkflowInputSourceProperty(input_source_arn=source_arn, type="SOURCE"),
                workflow.IdMappingWorkflowInputSourceProperty(
                    input_source_arn=target.attr_id_namespace_arn, type="TARGET"
                ),
            ],
            role_arn=customers.role.role_arn,
        )

    def _results(self) -> s3.Bucket:
        return s3.Bucket(
            self,
            "Results",
            encryption=s3.BucketEncryption.KMS,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
