// A cloud on this machine for one's own `cdk deploy`: npm run local [-- port].
import { cleanRoomsProviders } from './cleanrooms/providers';
import { CleanRoomsService } from './cleanrooms/service';
import { LocalCloud } from './endpoint/local-cloud';
import { serve } from './endpoint/server';

const DEFAULT_PORT = 4680;

async function main(): Promise<void> {
  const cleanRooms = new CleanRoomsService();
  const cloud = new LocalCloud({
    services: { cleanrooms: cleanRooms },
    providers: new Map(Object.entries(cleanRoomsProviders(cleanRooms))),
  });
  const { url, close } = await serve(cloud, Number(process.argv[2] ?? DEFAULT_PORT));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close());
  }
  process.stdout.write(`A cloud without AWS listens on ${url}. In another terminal:

  export AWS_ENDPOINT_URL=${url}
  export AWS_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=111111111111   # the account you act as: any 12 digits
  export AWS_SECRET_ACCESS_KEY=local

  npx cdk bootstrap aws://111111111111/us-east-1
  npx cdk deploy --all --require-approval never

A second account trusts the first after:

  AWS_ACCESS_KEY_ID=222222222222 npx cdk bootstrap aws://222222222222/us-east-1 \\
    --trust 111111111111 --cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess

Nothing is kept when it stops (Ctrl+C).
`);
}

void main();
