import { App } from 'aws-cdk-lib';
import { CreatorStack } from './creator-stack';
import { AgencyStack, BroadcasterStack } from './partner-stacks';

/**
 * A collaboration that a third company joins later.
 *
 * The stacks do not refer to each other. Each company could have its stack in a separate app, and needs only the name
 * of the collaboration and the account of its creator.
 *
 * With the context `withoutBroadcaster`, the app is in the state before the third company is added.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const creatorAccount = context('creatorAccount') ?? '111111111111';
  const agencyAccount = context('agencyAccount') ?? '222222222222';
  const broadcasterAccount = context('withoutBroadcaster')
    ? undefined
    : (context('broadcasterAccount') ?? '333333333333');
  const collaborationName = 'Viewer panel';

  new CreatorStack(app, 'Creator', {
    env: { account: creatorAccount, region },
    collaborationName,
    agencyAccount,
    broadcasterAccount,
    revision: context('revision'),
  });
  new AgencyStack(app, 'Agency', {
    env: { account: agencyAccount, region },
    collaborationName,
    creatorAccount,
    broadcasterAccount,
    revision: context('revision'),
  });
  if (broadcasterAccount !== undefined) {
    new BroadcasterStack(app, 'Broadcaster', {
      env: { account: broadcasterAccount, region },
      collaborationName,
      creatorAccount,
    });
  }
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
