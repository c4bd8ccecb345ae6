import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CleanRooms } from '@aws-sdk/client-cleanrooms';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { STS } from '@aws-sdk/client-sts';
import type { ServiceRequest } from '../../src/custom-resources/engine/ports';
import { realPorts } from '../../src/custom-resources/engine/real-ports';
import { assumeRole } from './assumed-role';
import { type Interceptor, intercept } from './interception';
import { modelClient } from './model-client';
import type { Party } from './party';
import type { Surroundings } from './surroundings';

export interface AwsOptions {
  /** The profile of the account that creates collaborations. @default - the credentials of the environment */
  readonly profile?: string;
  /** The profile of a second account. @default - probes that need one are undecided */
  readonly partnerProfile?: string;
  /** An audience model of the first account. @default - probes that need one are undecided */
  readonly audienceModelArn?: string;
}

/** An account, found out once. */
interface Identity {
  readonly account: string;
  readonly region: string;
  readonly profile?: string;
}

/** Finds out which accounts and Region the credentials are of. Nothing is made before users have seen them. */
export async function awsSurroundings(options: AwsOptions): Promise<Surroundings> {
  const { profile, partnerProfile, audienceModelArn } = options;
  const creator = await identify(profile);
  const partner = partnerProfile === undefined ? undefined : await identify(partnerProfile, creator.region);
  if (partner?.account === creator.account) {
    throw new Error(`both profiles are of the account ${creator.account}: the partner must be another account`);
  }
  const identities = [creator, ...(partner === undefined ? [] : [partner])];
  const [first, second] = identities.map(({ account }) => account);
  const other = second === undefined ? 'no other account takes part' : `account ${second} is its partner`;
  return {
    title: `AWS in ${creator.region}: account ${first} creates, ${other}`,
    clock: CLOCK,
    suffix: randomBytes(3).toString('hex'),
    ...(audienceModelArn === undefined ? {} : { audienceModel: async () => audienceModelArn }),
    parties: (interceptor) => identities.map((identity) => partyOf(identity, interceptor)),
    until: (work) => work,
    close: () => undefined,
  };
}

const CLOCK = {
  now: () => new Date(),
  sleep: async (milliseconds: number) => {
    await setTimeout(milliseconds);
  },
};

async function identify(profile: string | undefined, region?: string): Promise<Identity> {
  const sts = new STS({ ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) });
  const { Account } = await sts.getCallerIdentity({});
  return { account: String(Account), region: await sts.config.region(), ...(profile === undefined ? {} : { profile }) };
}

function partyOf({ account, region, profile }: Identity, interceptor: Interceptor): Party {
  const options = { region, ...(profile === undefined ? {} : { profile }) };
  const from = (service: 'cleanrooms' | 'cloudformation') => ({ account, service });
  const cleanRooms = new CleanRooms(options);
  const credentials = async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = await cleanRooms.config.credentials();
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  };
  const send = async (request: ServiceRequest) =>
    realPorts({ ...process.env, AWS_REGION: region, ...(await credentials()) }).send(request);
  return {
    account,
    region,
    ...(profile === undefined ? {} : { profile }),
    cleanRooms: intercept(cleanRooms, from('cleanrooms'), interceptor),
    cleanRoomsIn: (other) => intercept(new CleanRooms({ ...options, region: other }), from('cleanrooms'), interceptor),
    cleanRoomsAs: async (roleArn) => {
      const assumed = await assumeRole(new STS(options), CLOCK, roleArn);
      const client = new CleanRooms({ region, credentials: assumed });
      return intercept(client, from('cleanrooms'), interceptor);
    },
    cloudFormation: intercept(new CloudFormation(options), from('cloudformation'), interceptor),
    others: modelClient(account, { clock: CLOCK, send }, interceptor),
  };
}
