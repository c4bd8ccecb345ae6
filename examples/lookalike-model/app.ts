import { App } from 'aws-cdk-lib';
import { StreamingStack } from './streaming-stack';
import { TrainingStack } from './training-stack';

/**
 * The side of a streaming service that lets an advertiser find viewers who are similar to its customers.
 *
 * The accounts come from the context `account` and `advertiserAccount`. The stack `Lookalikes` is deployed when the model of
 * the stack `Training` is trained.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const account = context('account') ?? '111111111111';
  const env = { account, region };
  const { model: audienceModel } = new TrainingStack(app, 'Training', { env });
  new StreamingStack(app, 'Lookalikes', {
    env,
    advertiserAccount: context('advertiserAccount') ?? '222222222222',
    audienceModel,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
