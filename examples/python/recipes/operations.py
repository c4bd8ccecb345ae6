"""How the functions of custom resources are configured."""

from aws_cdk import Stack
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_logs import RetentionDays
from aws_cdk.custom_resources import CustomResourceConfig
from cdk_cleanrooms import CleanRoomsHandlers


def configure(stack: Stack) -> None:
    CustomResourceConfig.of(stack).add_log_retention_lifetime(RetentionDays.ONE_YEAR)
    CleanRoomsHandlers.of(stack).configure(
        vpc=Vpc.from_lookup(stack, "Vpc", vpc_name="internal"),
        reserved_concurrent_executions=2,
        tags={"Team": "Data"},
    )
