import type { STS } from '@aws-sdk/client-sts';
import { Undecided } from './outcome';
import { type ProbeClock, poll } from './probe-clock';

const PATIENCE_MS = 60_000;

/** The credentials of a role, which can be assumed some seconds after its creation. */
export async function assumeRole(sts: STS, clock: ProbeClock, RoleArn: string) {
  let reason = '';
  const credentials = await poll(clock, PATIENCE_MS, async () => {
    try {
      return (await sts.assumeRole({ RoleArn, RoleSessionName: 'probe' })).Credentials;
    } catch (error) {
      reason = (error as Error).message;
      return undefined;
    }
  });
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new Undecided(`the role ${RoleArn} cannot be assumed: ${reason}`);
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
