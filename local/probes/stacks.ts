import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { isAnswer, refusalOf, Undecided } from './outcome';
import type { Party } from './party';
import { type ProbeClock, poll } from './probe-clock';

const PATIENCE_MS = 20 * 60_000;

/** A template whose values can be anything that CloudFormation takes. */
export interface StackTemplate {
  readonly Resources: Readonly<Record<string, object>>;
  readonly Outputs?: Readonly<Record<string, object>>;
  readonly Parameters?: Readonly<Record<string, object>>;
}

export interface Deployment {
  readonly name: string;
  readonly template: StackTemplate;
  readonly tags?: Readonly<Record<string, string>>;
}

/** How a deployment has ended. */
export interface Deployed {
  /** `NO_CHANGES` if there was nothing to do, or `REFUSED` if there was no change set. */
  readonly status: string;
  readonly reason?: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The events of this deployment, oldest first, as `Table UPDATE_COMPLETE`. */
  readonly events: readonly string[];
  /** The same with the physical ID in between. */
  readonly eventsWithIds: readonly string[];
  /** Physical IDs by logical IDs. */
  readonly ids: Readonly<Record<string, string>>;
}

const NOTHING_DONE = { outputs: {}, events: [], eventsWithIds: [], ids: {} };

/** Creates or updates a stack by a change set, and waits until that has ended, well or badly. */
export async function deploy({ cloudFormation }: Party, clock: ProbeClock, deployment: Deployment): Promise<Deployed> {
  const StackName = deployment.name;
  const before = await findStack(cloudFormation, StackName);
  const eventsBefore = before === undefined ? 0 : (await eventsOf(cloudFormation, StackName)).length;
  const ChangeSetName = `probe-${clock.now().getTime()}`;
  const refused = await refusalOf(
    cloudFormation.createChangeSet({
      StackName,
      ChangeSetName,
      ChangeSetType: before === undefined ? 'CREATE' : 'UPDATE',
      TemplateBody: JSON.stringify(deployment.template),
      Capabilities: ['CAPABILITY_IAM'],
      Tags: Object.entries(deployment.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  if (refused !== undefined) {
    return { ...NOTHING_DONE, status: 'REFUSED', reason: refused.message };
  }
  const changeSet = await patiently(clock, async () => {
    const described = await cloudFormation.describeChangeSet({ StackName, ChangeSetName });
    return /_(PENDING|IN_PROGRESS)$/.test(String(described.Status)) ? undefined : described;
  });
  if (changeSet.Status === 'FAILED') {
    const isEmpty = /didn't contain changes|no changes|no updates/i.test(String(changeSet.StatusReason));
    const status = isEmpty ? 'NO_CHANGES' : 'REFUSED';
    return { ...NOTHING_DONE, status, reason: String(changeSet.StatusReason) };
  }
  await cloudFormation.executeChangeSet({ StackName, ChangeSetName });
  const stack = await patiently<Stack>(clock, async () => {
    const found = await findStack(cloudFormation, StackName);
    return found !== undefined && found.ChangeSetId === changeSet.ChangeSetId && isSettled(found) ? found : undefined;
  });
  return described(cloudFormation, stack, eventsBefore);
}

/** Deletes a stack and waits until that has ended. Returns its last status, or why its deletion does not begin. */
export async function deleteStack({ cloudFormation }: Party, clock: ProbeClock, name: string): Promise<string> {
  const stack = await findStack(cloudFormation, name);
  if (stack === undefined) {
    return 'DELETE_COMPLETE';
  }
  const refused = await refusalOf(cloudFormation.deleteStack({ StackName: name }));
  if (refused !== undefined) {
    return `REFUSED: ${refused.message}`;
  }
  if (isDeletionOver(stack)) {
    // It has failed before, and shows so for a moment.
    await clock.sleep(5000);
  }
  return patiently(clock, async () => {
    // The name of a deleted stack leads nowhere, its ID does.
    const found = await findStack(cloudFormation, String(stack.StackId));
    return found === undefined ? 'DELETE_COMPLETE' : isDeletionOver(found) ? String(found.StackStatus) : undefined;
  });
}

function isDeletionOver({ StackStatus }: Stack): boolean {
  return StackStatus === 'DELETE_COMPLETE' || StackStatus === 'DELETE_FAILED';
}

async function described(
  cloudFormation: Party['cloudFormation'],
  stack: Stack,
  eventsBefore: number,
): Promise<Deployed> {
  const StackName = String(stack.StackId);
  const events = (await eventsOf(cloudFormation, StackName)).slice(eventsBefore);
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName });
  return {
    status: String(stack.StackStatus),
    ...(stack.StackStatusReason === undefined ? {} : { reason: stack.StackStatusReason }),
    outputs: Object.fromEntries((stack.Outputs ?? []).map((it) => [String(it.OutputKey), String(it.OutputValue)])),
    events: events.map((it) => `${it.LogicalResourceId} ${it.ResourceStatus}`),
    eventsWithIds: events.map((it) => `${it.LogicalResourceId} ${it.PhysicalResourceId} ${it.ResourceStatus}`),
    ids: Object.fromEntries(StackResources.map((it) => [String(it.LogicalResourceId), String(it.PhysicalResourceId)])),
  };
}

/** Oldest first. */
async function eventsOf(cloudFormation: Party['cloudFormation'], StackName: string): Promise<StackEvent[]> {
  const all: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.describeStackEvents({ StackName, ...(NextToken ? { NextToken } : {}) });
    all.push(...(page.StackEvents ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return all.reverse();
}

export async function findStack(cloudFormation: Party['cloudFormation'], name: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: name });
    return Stacks[0];
  } catch (error) {
    if (isAnswer(error) && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

function isSettled({ StackStatus }: Stack): boolean {
  return !String(StackStatus).endsWith('_IN_PROGRESS');
}

async function patiently<Answer extends object | string>(
  clock: ProbeClock,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
  const answer = await poll(clock, PATIENCE_MS, ask);
  if (answer === undefined) {
    throw new Undecided('the stack has not come to an end in time');
  }
  return answer;
}
