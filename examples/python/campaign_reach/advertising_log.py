"""The columns of a real advertising log, as two parties hold them.

They are those of the Criteo Attribution Modeling for Bidding dataset:
https://ailab.criteo.com/criteo-attribution-modeling-bidding-dataset/
"""

from collections.abc import Sequence

from aws_cdk import aws_glue as glue
from aws_cdk import aws_s3 as s3
from constructs import Construct

IMPRESSIONS = [
    glue.Column(name="timestamp", type=glue.Schema.INTEGER, comment="seconds since the log began"),
    glue.Column(name="uid", type=glue.Schema.STRING, comment="a person, hashed"),
    glue.Column(name="campaign", type=glue.Schema.INTEGER),
    glue.Column(name="click", type=glue.Schema.BOOLEAN),
    glue.Column(name="click_pos", type=glue.Schema.INTEGER),
    glue.Column(name="click_nb", type=glue.Schema.INTEGER),
    glue.Column(name="cost", type=glue.Schema.DOUBLE),
    glue.Column(name="time_since_last_click", type=glue.Schema.INTEGER),
    *(glue.Column(name=f"cat{number}", type=glue.Schema.STRING) for number in range(1, 10)),
]

CONVERSIONS = [
    glue.Column(name="uid", type=glue.Schema.STRING, comment="a person, hashed as the publisher does"),
    glue.Column(name="conversion_id", type=glue.Schema.STRING),
    glue.Column(name="conversion_timestamp", type=glue.Schema.INTEGER, comment="seconds since the log began"),
    glue.Column(name="attribution", type=glue.Schema.BOOLEAN),
    glue.Column(name="cpo", type=glue.Schema.DOUBLE, comment="cost per order"),
]


def impressions_table(scope: Construct, database: glue.IDatabase, bucket: s3.IBucket) -> glue.S3Table:
    return _log_table(scope, "ImpressionsLog", "impressions", IMPRESSIONS, database, bucket)


def conversions_table(scope: Construct, database: glue.IDatabase, bucket: s3.IBucket) -> glue.S3Table:
    return _log_table(scope, "ConversionsLog", "conversions", CONVERSIONS, database, bucket)


def _log_table(
    scope: Construct,
    construct_id: str,
    table_name: str,
    columns: Sequence[glue.Column],
    database: glue.IDatabase,
    bucket: s3.IBucket,
) -> glue.S3Table:
    return glue.S3Table(
        scope,
        construct_id,
        database=database,
        table_name=table_name,
        columns=columns,
        data_format=glue.DataFormat.PARQUET,
        storage=glue.S3TableStorage.from_bucket(bucket),
        s3_prefix=table_name,
    )
