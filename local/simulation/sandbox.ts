import type { CleanRoomsService } from '../cleanrooms/service';
import type { Random } from '../cloudformation/random';
import { type FaultPlan, MAX_LAG_MS, type Termination } from '../faults';
import type { HandlerContext, HandlerPorts, HandlerRequest } from './handlers';
import { changesOnly, isOpen, observe, subjectOf } from './observed-collaboration';
import { REGION } from './participants';
import type { RecordedRequests } from './requests';
import type { ObjectState, RecordedCall, Run } from './runs';
import type { VirtualClock } from './virtual-clock';

export const FUNCTION_TIMEOUT_MS = 180_000;
const RESPONSE_TIMEOUT_MS = 10_000;

export interface SandboxOptions {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly service: CleanRoomsService;
  readonly faults: FaultPlan;
  readonly customResources: () => RecordedRequests;
  readonly beforeCall: (request: HandlerRequest) => ObjectState | undefined;
}

/** The ports of one run. After its termination, nothing that it waits for happens. */
export class Sandbox {
  isTerminated = false;
  private portCalls = 0;
  private clockSkewMs = 0;

  constructor(
    private readonly run: Run,
    private readonly options: SandboxOptions,
    private readonly termination: Termination | undefined,
  ) {}

  readonly context: HandlerContext = {
    getRemainingTimeInMillis: () => this.run.begun + FUNCTION_TIMEOUT_MS - this.now(),
  };

  readonly ports: HandlerPorts = {
    send: (request) => this.unlessTerminated(() => this.send(request)),
    put: (url, body) => this.unlessTerminated(() => this.put(url, body)),
    sleep: (milliseconds) => this.unlessTerminated(() => this.options.clock.sleep(milliseconds)),
    now: () => this.now(),
    random: () => this.options.random.next(),
    log: (line) => this.run.logs.push(line),
    // Each stack has its functions: all requests come from their own one.
    origin: () => ({ stackId: this.run.event.StackId, region: REGION }),
  };

  private now(): number {
    return this.options.clock.now().getTime() + this.clockSkewMs;
  }

  /** Makes a call of a port, unless the run is terminated before it; its result is lost if that happens after it. */
  private async unlessTerminated<Result>(call: () => Promise<Result>): Promise<Result> {
    const isLast = this.portCalls++ === this.termination?.atCall;
    this.clockSkewMs += this.options.faults.clockJump(this.run.event.RequestId);
    if (this.isTerminated || (isLast && !this.termination?.afterEffect)) {
      return this.terminate();
    }
    const result = await call().catch(async (error: unknown) => {
      if (isLast || this.isTerminated) {
        await this.terminate();
      }
      throw error;
    });
    return isLast || this.isTerminated ? this.terminate() : result;
  }

  private terminate(): Promise<never> {
    this.isTerminated = true;
    return new Promise(() => undefined);
  }

  private async send(request: HandlerRequest) {
    const { clock, random, service, faults } = this.options;
    const { account, kind, event } = this.run;
    await clock.sleep(10 + Math.floor(random.next() * 100));
    const caller = { account, region: REGION, principal: kind };
    const query = new URLSearchParams(request.query);
    const effects = faults.effects;
    const before = this.options.beforeCall(request);
    const response = faults.during(event.RequestId, () => service.handle(caller, { ...request, query }));
    // Without its API, which an operation has in its name if another API has one with the same name.
    const operation = service.calls.at(-1)?.operation.split(':').at(-1) ?? 'none';
    const effect = faults.effects > effects && !/^(Get|List)/.test(operation);
    this.run.calls.push({
      at: clock.now().getTime(),
      operation,
      effect,
      request,
      ...(before === undefined ? {} : { before }),
      ...(effect && operation === 'CreateCollaborationChangeRequest' ? this.createdBy(request) : {}),
    });
    if (faults.isSilent(event.RequestId)) {
      await clock.sleep(RESPONSE_TIMEOUT_MS);
      throw new Error('no response in time');
    }
    if (response === undefined) {
      throw new Error('ECONNRESET');
    }
    return response;
  }

  /** The change request that was just created, even if the response was lost. */
  private createdBy({ path }: HandlerRequest): Pick<RecordedCall, 'changeRequestId' | 'types' | 'duplicateOf'> {
    const requests = observe(this.options.service, this.run.account, path.split('/')[2])?.requests ?? [];
    const created = requests.at(-1);
    const [change] = created?.changes ?? [];
    const subject = change && subjectOf(change);
    const own = new Set(this.run.calls.map(({ changeRequestId }) => changeRequestId));
    // Another delivery of the request can have created it a moment ago: then the lists do not show it.
    const shownSince = this.run.begun - (this.options.faults.isOn('lag') ? MAX_LAG_MS : 0);
    const original = requests.find(
      (it) =>
        it !== created &&
        isOpen(it) &&
        subject !== undefined &&
        changesOnly(it, subject) &&
        (own.has(it.id) || it.createTime * 1000 < shownSince),
    );
    return {
      ...(created === undefined
        ? {}
        : { changeRequestId: created.id, types: created.changes.flatMap(({ types }) => types) }),
      ...(original === undefined ? {} : { duplicateOf: original.id }),
    };
  }

  private async put(url: string, body: string): Promise<number> {
    const { clock, random, customResources } = this.options;
    await clock.sleep(10 + Math.floor(random.next() * 100));
    const status = customResources().putTo(url, body)?.status;
    this.run.responses.push({ at: clock.now().getTime(), body, status });
    if (status === undefined) {
      throw new Error('ECONNRESET');
    }
    return status;
  }
}
