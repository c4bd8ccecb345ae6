import { App } from 'aws-cdk-lib';
import { StreamingStack } from './streaming-stack';

/**
 * The side of a streaming service that lets an advertiser find viewers who are similar to its customers.
 *
 * The accounts come from the context `account` and `advertiserAccount`, and the trained lookalike model from
 * `audienceModelArn`.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const account = context('account') ?? '111111111111';
  new StreamingStack(app, 'Lookalikes', {
    env: { account, region },
    advertiserAccount: context('advertiserAccount') ?? '222222222222',
    audienceModelArn:
      context('audienceModelArn') ??
      `arn:aws:cleanrooms-ml:${region}:${account}:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010`,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
