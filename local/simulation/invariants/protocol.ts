import type { Cloud } from '../cloud';
import type { RecordedRequest } from '../requests';
import { isAccepted, type Run } from '../runs';
import type { Violation } from './violation';

/** Errors that disappear by themselves. */
const TRANSIENT =
  /Throttling|InternalServer|no response|ECONNRESET|not authorized to perform|IAM_SYNCHRONIZATION_DELAY/;
const MINUTE = 60_000;

/** What differs between histories. */
interface Expectations {
  /** Parts of the messages with which also a rollback can be refused. */
  readonly refusals: readonly string[];
  /** Whether a Create or an Update must succeed if no fault prevents it. */
  mustSucceed(request: RecordedRequest): boolean;
}

/** How handlers must behave towards CloudFormation and Lambda, whatever happens at the service. */
export function protocolViolations(cloud: Cloud, expectations: Expectations): Violation[] {
  const { records, brokenRunners } = cloud.customResources;
  const bugs = cloud.service.calls.filter(({ outcome }) => outcome === 'DoubleBug').map(({ operation }) => operation);
  return [
    ...records.flatMap((request) => ofRequest(cloud, request, expectations)),
    ...cloud.functions.runs.flatMap((run) => ofRun(run, givenUpAt(cloud, run))),
    ...[...brokenRunners, ...bugs].map((detail) => ({ invariant: 'the simulation has no defect', detail })),
  ];
}

function ofRequest(cloud: Cloud, request: RecordedRequest, expectations: Expectations): Violation[] {
  const { event, failure, settledAt = 0 } = request;
  const faults = cloud.faults.byRequest.get(event.RequestId) ?? [];
  const runs = cloud.functions.runs.filter((run) => run.event.RequestId === event.RequestId);
  const report = reporter(event);

  if (failure?.includes('Response object is too long')) {
    report.violation('a response has at most 4096 bytes', failure);
  } else if (failure?.startsWith('Invalid')) {
    report.violation('responses are valid', failure);
  }
  const unanswered = ['kill', 'request-lost', 'answer-lost', 'answer-refused-for-ever', 'held'] as const;
  if (failure?.includes('did not receive a response') && !unanswered.some((fault) => faults.includes(fault))) {
    report.violation('each request receives a response', failure);
  }
  if (failure !== undefined && TRANSIENT.test(failure) && failedEarly(cloud, runs)) {
    report.violation('transient errors are retried', failure);
  }
  const harmless = faults.every((fault) => fault === 'lag');
  if (
    failure !== undefined &&
    harmless &&
    isRollbackUpdate(request) &&
    !expectations.refusals.some((part) => failure.includes(part))
  ) {
    report.violation('a rollback never fails', failure);
  }
  if (failure !== undefined && harmless && !failure.includes('cancelled') && isDemanded(request, expectations)) {
    report.violation('requests without faults succeed', failure);
  }
  // Once a request is settled, its responses have no effect, and others can change what it is about.
  const inTime = runs.filter(({ calls }) => calls.every(({ at }) => at <= settledAt));
  const ids = new Set(inTime.flatMap(({ responses }) => responses.flatMap(({ body }) => successIdIn(body))));
  // Between two copies the creator can replace the collaboration that an invitation finds; its ID deletes nothing.
  if (ids.size > 1 && runs.some(({ kind }) => kind !== 'collaboration-invitation')) {
    report.violation('all deliveries of a request return the same physical id', [...ids].join(' '));
  }
  return report.violations;
}

function isRollbackUpdate({ isRollback, event }: RecordedRequest): boolean {
  return isRollback && event.RequestType === 'Update';
}

/** Whether the runs whose failure was accepted had time left: of the function, and until CloudFormation stops waiting. */
function failedEarly(cloud: Cloud, runs: readonly Run[]): boolean {
  const failed = runs.flatMap((run) => {
    const response = run.responses.find((it) => isAccepted(it) && it.body.includes('"FAILED"'));
    return response ? [Math.min(run.leftMs ?? 0, givenUpAt(cloud, run) - response.at)] : [];
  });
  return failed.length > 0 && failed.every((left) => left > MINUTE);
}

function successIdIn(body: string): string[] {
  return body.includes('"SUCCESS"') ? [String((JSON.parse(body) as Record<string, unknown>).PhysicalResourceId)] : [];
}

/** Deletions always. */
function isDemanded(request: RecordedRequest, expectations: Expectations): boolean {
  const { RequestType } = request.event;
  return RequestType === 'Delete' || expectations.mustSucceed(request);
}

/** When CloudFormation has stopped waiting for a response. */
function givenUpAt({ customResources }: Cloud, { event }: Run): number {
  const sent = customResources.records.find((request) => request.event.RequestId === event.RequestId);
  return (sent?.sentAt ?? 0) + Number(event.ResourceProperties.ServiceTimeout) * 1000;
}

function ofRun(run: Run, givenUp: number): Violation[] {
  const { event, responses, logs, end, leftMs = 0 } = run;
  const report = reporter(event);
  const accepted = responses.filter(isAccepted);
  const attempts = `after ${responses.length} attempts to respond`;
  if (accepted.length > 1) {
    report.violation('one delivery sends one response', `${accepted.length} were accepted`);
  }
  if (end === 'timed out') {
    report.violation('a function ends before its timeout', attempts);
  }
  if (run.calls.some(({ at, effect }) => effect && at > givenUp)) {
    report.violation('a request that was given up changes nothing', `${run.begun - givenUp} ms too late`);
  }
  // The time of a request has no milliseconds: within the second before, a function does nothing any more.
  if (end === 'returned' && accepted.length === 0 && run.begun < Math.floor(givenUp / 1000) * 1000) {
    report.violation('no function returns without a response', attempts);
  }
  if (end === 'threw' && leftMs > MINUTE && responses.length < 8) {
    report.violation('the delivery of a response is retried', attempts);
  }
  const duplicated = run.calls.find(({ duplicateOf }) => duplicateOf !== undefined)?.duplicateOf;
  if (duplicated !== undefined) {
    report.violation('no change is requested twice', `${duplicated} was already open`);
  }
  const leaked = secretsOf(event).find((secret) => logs.some((line) => line.includes(secret)));
  if (leaked !== undefined) {
    report.violation('no log contains properties or the response URL', leaked);
  }
  return report.violations;
}

/** Collects the violations of one request. */
function reporter({ RequestType, LogicalResourceId }: Run['event']) {
  const violations: Violation[] = [];
  const violation = (invariant: string, detail: string): void => {
    violations.push({ invariant, detail: `${RequestType} ${LogicalResourceId}: ${detail}` });
  };
  return { violations, violation };
}

/** Without short values, which are words that can occur anywhere. */
function secretsOf({ ResponseURL, ResourceProperties }: Run['event']): string[] {
  const { ServiceToken: _, ...properties } = ResourceProperties;
  return [ResponseURL, ...ResponseURL.split('=').slice(1), ...Object.values(properties).map(String)].filter(
    (value) => value.length > 5,
  );
}
