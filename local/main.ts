// A cloud on this machine for one's own `cdk deploy`: npm run local [-- port].
import { cleanRoomCloud } from './demo/clean-room-cloud';
import { serve } from './endpoint/server';

const DEFAULT_PORT = 4680;

async function main(): Promise<void> {
  const { cloud } = cleanRoomCloud();
  const { url, close } = await serve(cloud, Number(process.argv[2] ?? DEFAULT_PORT));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close());
  }
  process.stdout.write(`A cloud without AWS listens on ${url}. In another terminal:

  unset AWS_PROFILE AWS_SESSION_TOKEN
  export AWS_ENDPOINT_URL=${url}
  export AWS_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=111111111111   # the account you act as: any 12 digits
  export AWS_SECRET_ACCESS_KEY=local
  export CDK_DISABLE_CLI_TELEMETRY=true

  npx cdk bootstrap aws://111111111111/us-east-1
  npx cdk deploy --all --require-approval never     # in examples/test-bed, or in your own app

An app with a second account, such as examples/campaign-reach, first needs that one to trust the first:

  AWS_ACCESS_KEY_ID=222222222222 npx cdk bootstrap aws://222222222222/us-east-1 \\
    --trust 111111111111 --cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess

Nothing is kept when it stops (Ctrl+C).
`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
