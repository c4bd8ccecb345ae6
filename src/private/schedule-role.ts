import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export interface ScheduleRoleProps {
  readonly description: string;
  readonly policyName: string;
  readonly statements: PolicyStatement[];
}

/** Creates the role with which a schedule of Amazon EventBridge Scheduler invokes its target. */
export function newScheduleRole(scope: Construct, id: string, props: ScheduleRoleProps): Role {
  const { description, policyName, statements } = props;
  return new Role(scope, id, {
    description,
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: sourceOf(scope) } }),
    inlinePolicies: { [policyName]: new PolicyDocument({ statements }) },
  });
}

/**
 * The schedule group, which is that of schedules without one: the guide requires its ARN, not that of the schedule.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
function sourceOf(scope: Construct): Record<string, string> {
  const stack = Stack.of(scope);
  return {
    'aws:SourceAccount': stack.account,
    'aws:SourceArn': stack.formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
  };
}
