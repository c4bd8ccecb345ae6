import { App } from 'aws-cdk-lib';
import { RetailerStack } from './retailer-stack';

/** The side of a company that is invited: its publisher has a separate app, which this one does not know. */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const account = context('account') ?? '222222222222';
  new RetailerStack(app, 'Retailer', {
    env: { account, region },
    publisherAccount: context('publisherAccount') ?? '111111111111',
    readerRoleArn: context('readerRoleArn') ?? `arn:aws:iam::${account}:role/service-role/cleanrooms-reader`,
    resultsKeyArn:
      context('resultsKeyArn') ?? `arn:aws:kms:${region}:${account}:key/1b2f6c3e-4d0a-4c8e-9a57-6f0f4f0a7c21`,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
