import type { Cloud } from './cloud';
import type { Violation } from './invariants';
import { isMemberRequest, type SeenCollaboration } from './members';
import type { WatchedRequest } from './requests';
import type { Run } from './runs';

/** Refusals and breakdowns that pass by themselves. */
const TRANSIENT =
  /Throttling|InternalServer|no response|ECONNRESET|not authorized to perform|IAM_SYNCHRONIZATION_DELAY/;
const MINUTE = 60_000;

/** How handlers behaved towards CloudFormation and Lambda, whatever became of the service. */
export function misconduct(cloud: Cloud): Violation[] {
  const { watched, brokenRunners } = cloud.customResources;
  const bugs = cloud.service.calls.filter(({ outcome }) => outcome === 'DoubleBug').map(({ operation }) => operation);
  return [
    ...watched.flatMap((request) => ofRequest(cloud, request)),
    ...cloud.functions.runs.flatMap(ofRun),
    ...[...brokenRunners, ...bugs].map((detail) => ({ invariant: 'the simulation is sound', detail })),
  ];
}

function ofRequest(cloud: Cloud, request: WatchedRequest): Violation[] {
  const { event, failure } = request;
  const met = cloud.faults.met.get(event.RequestId) ?? [];
  const runs = cloud.functions.runs.filter((run) => run.event.RequestId === event.RequestId);
  const violation = (invariant: string, detail: string) => [
    { invariant, detail: `${event.RequestType} ${event.LogicalResourceId}: ${detail}` },
  ];
  const violations: Violation[] = [];

  if (failure?.includes('Response object is too long')) {
    violations.push(...violation('an answer has at most 4096 bytes', failure));
  } else if (failure?.startsWith('Invalid')) {
    violations.push(...violation('answers are well formed', failure));
  }
  const unheard = ['kill', 'request-lost', 'answer-lost', 'answer-refused-for-ever'] as const;
  if (failure?.includes('did not receive a response') && !unheard.some((fault) => met.includes(fault))) {
    violations.push(...violation('each request gets an answer', failure));
  }
  if (failure !== undefined && TRANSIENT.test(failure) && gaveUpEarly(runs)) {
    violations.push(...violation('what passes by itself is waited for', failure));
  }
  if (failure !== undefined && met.length === 0 && !failure.includes('cancelled') && mustSucceed(request)) {
    violations.push(...violation('what nothing hinders succeeds', failure));
  }
  // Once a request is settled, no answer to it means anything, and others may act on what it is about.
  const inTime = runs.filter(({ calls }) => calls.every(({ at }) => at <= (request.settledAt ?? 0)));
  const ids = new Set(
    inTime.flatMap(({ puts }) => puts.filter(({ body }) => body.includes('"SUCCESS"')).map(({ body }) => idIn(body))),
  );
  // Between two copies the creator may replace the collaboration that an invitation finds; by its id nothing is deleted.
  if (ids.size > 1 && runs.some(({ kind }) => kind !== 'collaboration-invitation')) {
    violations.push(...violation('copies of a request get the same physical id', [...ids].join(' ')));
  }
  return violations;
}

/** Whether the run whose failure was heard had time left. */
function gaveUpEarly(runs: readonly Run[]): boolean {
  const heard = runs.filter(({ puts }) => puts.some(({ status, body }) => status === 200 && body.includes('"FAILED"')));
  return heard.length > 0 && heard.every(({ leftMs = 0 }) => leftMs > MINUTE);
}

function idIn(body: string): string {
  return String((JSON.parse(body) as { readonly PhysicalResourceId?: unknown }).PhysicalResourceId);
}

/** Deletions always; the addition of an account that nobody has ever dealt with. */
function mustSucceed({ event, before }: WatchedRequest): boolean {
  if (event.RequestType === 'Delete') {
    return true;
  }
  if (event.RequestType === 'Update' || !isMemberRequest(event) || before === undefined) {
    return false;
  }
  const { members, requests } = before as SeenCollaboration;
  const account = event.ResourceProperties.AccountId;
  const isKnown = members.some(({ accountId }) => accountId === account);
  return !isKnown && !JSON.stringify(requests).includes(String(account));
}

function ofRun(run: Run): Violation[] {
  const { event, puts, logs, end, leftMs = 0 } = run;
  const violation = (invariant: string, detail: string) => [
    { invariant, detail: `${event.RequestType} ${event.LogicalResourceId}: ${detail}` },
  ];
  const violations: Violation[] = [];
  const heard = puts.filter(({ status }) => status === 200);
  if (heard.length > 1) {
    violations.push(...violation('one delivery gives one answer', `${heard.length} were accepted`));
  }
  if (end === 'timed out') {
    violations.push(...violation('a function ends before its time is up', `after ${puts.length} answers`));
  }
  if (end === 'returned' && heard.length === 0) {
    violations.push(...violation('no function ends content without an answer', `after ${puts.length} attempts`));
  }
  if (end === 'threw' && leftMs > MINUTE && puts.length < 8) {
    violations.push(...violation('an answer is not given up early', `after ${puts.length} attempts`));
  }
  const twin = run.calls.find(({ twinId }) => twinId !== undefined)?.twinId;
  if (twin !== undefined) {
    violations.push(...violation('nothing is asked for twice', `${twin} was open already`));
  }
  const leaked = secretsOf(event).find((secret) => logs.some((line) => line.includes(secret)));
  if (leaked !== undefined) {
    violations.push(...violation('no log tells properties or the response URL', leaked));
  }
  return violations;
}

/** Short values are words that occur anywhere. */
function secretsOf({ ResponseURL, ResourceProperties }: Run['event']): string[] {
  const { ServiceToken: _, ...properties } = ResourceProperties;
  return [ResponseURL, ...ResponseURL.split('=').slice(1), ...Object.values(properties).map(String)].filter(
    (value) => value.length > 5,
  );
}
