from aws_cdk import RemovalPolicy
from aws_cdk import aws_entityresolution as entityresolution
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

# How both companies find the same person: by the email address, which no query can read.
ATTRIBUTE_MATCHING_MODEL = "ONE_TO_ONE"
RECORD_MATCHING_MODEL = "ONE_SOURCE_TO_ONE_TARGET"
RULE_NAME = "SameEmail"
MATCHING_KEY = "email"


class People(Construct):
    """The people that a company knows: a table, and how AWS Entity Resolution reads it."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        database_name: str,
        table_name: str,
        id_column: str,
        other_column: glue.Column,
    ) -> None:
        """
        :param id_column: the column with the ID by which the company knows a person
        :param other_column: what the company shares about a person
        """
        super().__init__(scope, construct_id)
        self._table_name = table_name

        lake_key = kms.Key(self, "LakeKey", enable_key_rotation=True)
        lake = s3.Bucket(
            self,
            "Lake",
            encryption=s3.BucketEncryption.KMS,
            encryption_key=lake_key,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
        )
        database = glue.Database(self, "Database", database_name=database_name, removal_policy=RemovalPolicy.DESTROY)
        self.table = glue.S3Table(
            self,
            "Table",
            database=database,
            table_name=table_name,
            columns=[
                glue.Column(name=id_column, type=glue.Schema.STRING),
                glue.Column(name="email", type=glue.Schema.STRING),
                other_column,
            ],
            data_format=glue.DataFormat.PARQUET,
            storage=glue.S3TableStorage.from_bucket(lake),
            s3_prefix=table_name,
        )

        # AWS Entity Resolution reads the table with this role.
        self.role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("entityresolution.amazonaws.com"))
        self.role.add_to_policy(
            iam.PolicyStatement(
                actions=[
                    "glue:GetDatabase",
                    "glue:GetTable",
                    "glue:GetPartition",
                    "glue:GetPartitions",
                    "glue:BatchGetPartition",
                    "glue:GetSchema",
                    "glue:GetSchemaVersion",
                ],
                resources=[self.table.table_arn, database.database_arn, database.catalog.catalog_arn],
            )
        )
        self.role.add_to_policy(
            iam.PolicyStatement(actions=["s3:ListBucket", "s3:GetBucketLocation"], resources=[lake.bucket_arn])
        )
        self.role.add_to_policy(
            iam.PolicyStatement(actions=["s3:GetObject"], resources=[lake.arn_for_objects(f"{table_name}/*")])
        )
        lake_key.grant_decrypt(self.role)

        schema = entityresolution.CfnSchemaMapping
        self._schema = schema(
            self,
            "Schema",
            schema_name=table_name,
            mapped_input_fields=[
                schema.SchemaInputAttributeProperty(field_name=id_column, type="UNIQUE_ID"),
                schema.SchemaInputAttributeProperty(field_name="email", type="EMAIL_ADDRESS", match_key=MATCHING_KEY),
            ],
        )

    def id_namespace(self, side: str) -> entityresolution.CfnIdNamespace:
        """Describes the IDs of these people.

        :param side: ``SOURCE`` or ``TARGET`` of a mapping
        """
        namespace = entityresolution.CfnIdNamespace
        return namespace(
            self,
            "Namespace",
            id_namespace_name=self._table_name,
            type=side,
            role_arn=self.role.role_arn,
            input_source_config=[
                namespace.IdNamespaceInputSourceProperty(
                    input_source_arn=self.table.table_arn, schema_name=self._schema.ref
                )
            ],
            id_mapping_workflow_properties=[
                namespace.IdNamespaceIdMappingWorkflowPropertiesProperty(
                    id_mapping_type="RULE_BASED",
                    rule_based_properties=namespace.NamespaceRuleBasedPropertiesProperty(
                        attribute_matching_model=ATTRIBUTE_MATCHING_MODEL,
                        record_matching_models=[RECORD_MATCHING_MODEL],
                        rule_definition_types=["SOURCE"],
                        rules=[namespace.RuleProperty(rule_name=RULE_NAME, matching_keys=[MATCHING_KEY])],
                    ),
                )
            ],
        )
