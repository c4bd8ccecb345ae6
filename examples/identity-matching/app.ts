import { App } from 'aws-cdk-lib';
import { AdvertiserStack } from './advertiser-stack';
import { PublisherStack } from './publisher-stack';

/**
 * A publisher and an advertiser who know the same people by different IDs.
 *
 * The accounts come from the context `publisherAccount` and `advertiserAccount`.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const publisherAccount = context('publisherAccount') ?? '111111111111';
  const advertiserAccount = context('advertiserAccount') ?? '222222222222';

  const publisher = new PublisherStack(app, 'Publisher', {
    env: { account: publisherAccount, region },
    advertiserAccount,
  });
  new AdvertiserStack(app, 'Advertiser', {
    env: { account: advertiserAccount, region },
    collaboration: publisher.collaboration,
    publisherAccount,
    viewers: publisher.viewers,
    salesByProgram: publisher.salesByProgram,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
