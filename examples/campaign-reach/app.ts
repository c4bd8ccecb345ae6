import { App } from 'aws-cdk-lib';
import { AdvertiserStack } from './advertiser-stack';
import { PublisherStack } from './publisher-stack';

/**
 * A publisher and an advertiser with separate accounts.
 *
 * The accounts come from the context `publisherAccount` and `advertiserAccount`. Once the advertiser has joined, deploy
 * the publisher again with its membership in the context `advertiserMembershipArn`: the publisher's role is then bound
 * to that membership instead of the advertiser's account.
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
    advertiserMembershipArn: context('advertiserMembershipArn'),
  });
  new AdvertiserStack(app, 'Advertiser', {
    env: { account: advertiserAccount, region },
    collaboration: publisher.collaboration,
    reachByCategory: publisher.reachByCategory,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
