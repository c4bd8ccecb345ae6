import { App } from 'aws-cdk-lib';
import { StreamingStack } from './streaming-stack';
import { StudioStack } from './studio-stack';

/**
 * A streaming service and a film studio with separate accounts.
 *
 * The accounts come from the context `streamingAccount` and `studioAccount`, and the repository of the images of the model
 * from `modelRepository`.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const streamingAccount = context('streamingAccount') ?? '111111111111';
  const studioAccount = context('studioAccount') ?? '222222222222';

  const streaming = new StreamingStack(app, 'Streaming', {
    env: { account: streamingAccount, region },
    studioAccount,
    modelRepository: context('modelRepository') ?? 'recommender',
  });
  new StudioStack(app, 'Studio', {
    env: { account: studioAccount, region },
    collaboration: streaming.collaboration,
    trainingRows: streaming.trainingRows,
    recommender: streaming.recommender,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
