from collections.abc import Sequence

from aws_cdk import RemovalPolicy
from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct


def daily_log(scope: Construct, table_name: str, columns: Sequence[glue.Column]) -> glue.S3Table:
    """A table in the Data Catalog of a company, with data in a bucket of its own."""
    return glue.S3Table(
        scope,
        "Log",
        database=glue.Database(scope, "Logs", database_name="logs", removal_policy=RemovalPolicy.DESTROY),
        table_name=table_name,
        columns=columns,
        data_format=glue.DataFormat.PARQUET,
        storage=glue.S3TableStorage.from_bucket(encrypted_bucket(scope, "Lake")),
        s3_prefix=table_name,
    )


def encrypted_bucket(scope: Construct, construct_id: str) -> s3.Bucket:
    return s3.Bucket(
        scope,
        construct_id,
        encryption=s3.BucketEncryption.KMS,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        enforce_ssl=True,
    )
