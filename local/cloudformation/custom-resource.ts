import type { Clock } from './clock';
import { type Answer, type Judged, judge, parseAnswer } from './custom-answer';
import { CloudFormationError, reasonOf } from './errors';
import { isRecord } from './json';
import type { Properties } from './provider';
import type { Random } from './random';

export type RequestType = 'Create' | 'Update' | 'Delete';

/** What CloudFormation sends to the function behind a custom resource. */
export interface CustomResourceEvent {
  readonly RequestType: RequestType;
  readonly ServiceToken: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly ResourceProperties: Properties;
  readonly PhysicalResourceId?: string;
  readonly OldResourceProperties?: Properties;
}

/** Runs functions: in separate processes, or in this one for a simulation. */
export interface FunctionRunner {
  /** One invocation. A function that throws, or does not exist, is an answer too: `error`. */
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
}

export interface Invocation {
  readonly payload?: unknown;
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

/** What can go wrong between CloudFormation and the function; each left out goes well. */
export interface DeliveryFaults {
  /** When copies of the request arrive, in milliseconds from now: `[0]` well, `[]` lost, `[0, 0]` twice, `[9000]` late. */
  deliver?(event: CustomResourceEvent): readonly number[];
  /** What becomes of an answer: `unavailable` (503) and `reset` are seen by the function, `lost` is not. */
  answer?(event: CustomResourceEvent, attempt: number): 'accepted' | 'unavailable' | 'reset' | 'lost';
  /** Whether the rollback overtakes a request that is under way when a sibling fails. @default - it does */
  overtake?(event: CustomResourceEvent): boolean;
}

/** The resource that a request is about. */
export interface CustomResourceTarget {
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
  readonly physicalId?: string;
  readonly previous?: Properties;
}

export interface CustomResourcesOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly functions: FunctionRunner;
  readonly faults?: DeliveryFaults;
  /** No request waits longer for its answer, whatever its ServiceTimeout. */
  readonly capMs: number;
  /** Where answers are put; the token of the request is appended. */
  readonly answerUrl: () => string;
}

interface Pending {
  readonly event: CustomResourceEvent;
  readonly settle: (answer: Answer | undefined) => void;
  attempts: number;
}

const MAX_TIMEOUT_SECONDS = 3600;

/** Lambda runs an asynchronous event again after a function error: after one minute, then after two. */
const ASYNC_RETRIES_MS = [60_000, 120_000];

/** Lambda discards an event that has waited for so long, unless the function is configured otherwise. */
export const MAX_EVENT_AGE_MS = 6 * 3_600_000;

/** The protocol between CloudFormation and the functions behind custom resources. */
export class CustomResources {
  private readonly pending = new Map<string, Pending>();
  /** Every request sent, in order: for tests and reports. */
  readonly requests: CustomResourceEvent[] = [];
  /** Runners that rejected: a defect of the runner itself, since a failing function is an answer. */
  readonly brokenRunners: string[] = [];

  constructor(private readonly options: CustomResourcesOptions) {}

  /** Sends one request and waits for its answer, its time-out, or until the wait is called off. */
  async request(type: RequestType, target: CustomResourceTarget, calledOff?: AbortSignal): Promise<Judged> {
    const token = this.options.random.text(40);
    const event = this.eventFor(type, target, token);
    const timeoutMs = Math.min(this.options.capMs, timeoutSeconds(event.ResourceProperties) * 1000);
    const fallbackId = target.physicalId ?? `${target.stackName}-${target.logicalId}-${this.options.random.text(12)}`;

    const answered = new Promise<Answer | undefined>((settle) =>
      this.pending.set(token, { event, settle, attempts: 0 }),
    );
    const cancelTimer = this.options.clock.after(timeoutMs, () => this.settle(token, undefined));
    const callOff = () => {
      if (this.options.faults?.overtake?.(event) ?? true) {
        this.settle(token, 'called off');
      }
    };
    calledOff?.addEventListener('abort', callOff, { once: true });
    this.requests.push(event);
    this.deliver(event);

    const answer = await answered;
    cancelTimer();
    calledOff?.removeEventListener('abort', callOff);
    return judge(event, answer, fallbackId);
  }

  /** What the presigned URL does with a PUT; undefined is a connection reset. It accepts late and repeated answers. */
  put(token: string, body: string): { readonly status: number } | undefined {
    const pending = this.pending.get(token);
    if (pending === undefined) {
      return { status: 403 };
    }
    pending.attempts += 1;
    switch (this.options.faults?.answer?.(pending.event, pending.attempts) ?? 'accepted') {
      case 'unavailable':
        return { status: 503 };
      case 'reset':
        return undefined;
      case 'lost':
        return { status: 200 };
      case 'accepted':
        pending.settle(parseAnswer(body));
        return { status: 200 };
    }
  }

  /** The same for the whole response URL, for functions that run in this process. */
  putTo(responseUrl: string, body: string): { readonly status: number } | undefined {
    return this.put(new URL(responseUrl).pathname.split('/').at(-1) ?? '', body);
  }

  private settle(token: string, answer: Answer | undefined): void {
    this.pending.get(token)?.settle(answer);
  }

  private eventFor(type: RequestType, target: CustomResourceTarget, token: string): CustomResourceEvent {
    const properties = asStrings(target.properties) as Properties;
    const { ServiceToken } = properties;
    if (typeof ServiceToken !== 'string' || !/^arn:aws:lambda:[^:]+:\d{12}:function:[^:]+$/.test(ServiceToken)) {
      throw new CloudFormationError(
        `Invalid Service Token: ${String(ServiceToken)} is not the ARN of a Lambda function`,
      );
    }
    return {
      RequestType: type,
      ServiceToken,
      ResponseURL: `${this.options.answerUrl()}/${token}?X-Amz-Date=${basicFormat(this.options.clock.now())}&X-Amz-Expires=7200&X-Amz-Signature=${this.options.random.text(64)}`,
      StackId: target.stackId,
      RequestId: this.options.random.uuid(),
      LogicalResourceId: target.logicalId,
      ResourceType: target.type,
      ResourceProperties: properties,
      ...(type === 'Create' ? {} : { PhysicalResourceId: target.physicalId as string }),
      ...(type === 'Update' ? { OldResourceProperties: asStrings(target.previous) as Properties } : {}),
    };
  }

  private deliver(event: CustomResourceEvent): void {
    const discardedAt = this.now() + MAX_EVENT_AGE_MS;
    for (const delay of this.options.faults?.deliver?.(event) ?? [0]) {
      this.deliverAfter(delay, event, discardedAt, ASYNC_RETRIES_MS);
    }
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }

  private deliverAfter(
    delay: number,
    event: CustomResourceEvent,
    discardedAt: number,
    retries: readonly number[],
  ): void {
    const run = async () => {
      const { error } = await this.options.functions.invoke(event.ServiceToken, structuredClone(event));
      const [next, ...others] = retries;
      if (error !== undefined && next !== undefined) {
        this.deliverAfter(next, event, discardedAt, others);
      }
    };
    const invoke = () => {
      if (this.now() > discardedAt) {
        return;
      }
      run().catch((thrown) => this.brokenRunners.push(reasonOf(thrown)));
    };
    if (delay === 0) {
      invoke();
    } else {
      this.options.clock.after(delay, invoke);
    }
  }
}

function timeoutSeconds({ ServiceTimeout }: Properties): number {
  if (ServiceTimeout === undefined) {
    return MAX_TIMEOUT_SECONDS;
  }
  const seconds = Number(ServiceTimeout);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_TIMEOUT_SECONDS) {
    throw new CloudFormationError(`ServiceTimeout must be an integer from 1 to 3600, not ${String(ServiceTimeout)}`);
  }
  return seconds;
}

/** Numbers and booleans reach the function as text. */
export function asStrings(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(asStrings);
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asStrings(item)]));
  }
  return String(value);
}

/** A time as presigned URLs have it: `20260101T000000Z`. */
function basicFormat(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}
