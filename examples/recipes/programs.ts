import type { Stack } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { type Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { IAnalysisTemplate, IMembership } from 'cdk-cleanrooms';

/** A function that runs one analysis template and reads its results, and an alarm if an analysis fails. */
export function addReach(stack: Stack, membership: IMembership, template: IAnalysisTemplate, code: Code): void {
  const reach = new LambdaFunction(stack, 'Reach', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code,
    environment: { MEMBERSHIP_ID: membership.membershipId, TEMPLATE_ARN: template.analysisTemplateArn },
  });
  membership.grants.startQuery(reach, { analysisTemplates: [template] });

  const failures = new Topic(stack, 'Failures', { enforceSSL: true });
  const alarm = membership.events.alarmOnFailedAnalyses('Failed', { target: new SnsTopic(failures) });
  alarm.addAlarmAction(new SnsAction(failures));
}
