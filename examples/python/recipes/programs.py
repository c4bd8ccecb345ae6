"""Programs that run analyses."""

from aws_cdk import Stack
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_events_targets import SnsTopic
from aws_cdk.aws_lambda import Code, Function, Runtime
from aws_cdk.aws_sns import Topic
from cdk_cleanrooms import IAnalysisTemplate, IMembership


def add_reach(stack: Stack, membership: IMembership, template: IAnalysisTemplate, code: Code) -> None:
    """A function that runs one analysis template and reads its results, and an alarm if an analysis fails."""
    reach = Function(
        stack,
        "Reach",
        runtime=Runtime.NODEJS_22_X,
        handler="index.handler",
        code=code,
        environment={"MEMBERSHIP_ID": membership.membership_id, "TEMPLATE_ARN": template.analysis_template_arn},
    )
    membership.grants.start_query(reach, analysis_templates=[template])

    failures = Topic(stack, "Failures", enforce_ssl=True)
    alarm = membership.events.alarm_on_failed_analyses("Failed", target=SnsTopic(failures))
    alarm.add_alarm_action(SnsAction(failures))
