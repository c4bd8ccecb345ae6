import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { InvitedStack } from '../../examples/recipes/invited';
import { bundled } from '../custom-resources/support/bundled';
import { failureOf } from '../support/mistakes';

/** cdk-nag loads the `aws-cdk-lib` beside it, and does not recognize the resources of another one. */
test.runIf(process.env.CDK_LIB !== 'newest')(
  'the recipe for cdk-nag checks an app, and acknowledges what it is about',
  async () => {
    bundled();
    const { acknowledgeLogs, addNag } = await import('../../examples/recipes/cdk-nag.js');
    const app = new App();
    const stack = new InvitedStack(app, 'Invited', { env: { account: '222222222222', region: 'us-east-1' } });
    addNag(app);
    expect(failureOf(app)).toContain('AwsSolutions-S1');

    acknowledgeLogs(stack);

    expect(failureOf(app)).toBe('');
  },
);
