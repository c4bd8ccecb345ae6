import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Checks the whole app against the AWS Solutions rules. */
export function addNag(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

/** What cdk-nag reports about your own constructs, you acknowledge with your own reason. */
export function acknowledgeLogs(stack: Stack): void {
  Validations.of(stack).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'access to the results is logged by the trail of the organization',
  });
}
