import type { CleanRoomsService } from '../cleanrooms/service';
import type { CustomResourceEvent, FunctionRunner, Invocation } from '../cloudformation/custom-resource';
import type { Random } from '../cloudformation/random';
import type { Death, FaultPlan } from '../faults';
import type { Handler, HandlerContext, HandlerPorts, HandlerRequest } from './handler';
import { isOnlyAbout, isOpen, see } from './members';
import type { WatchedRequests } from './requests';
import type { MadeCall, Run } from './runs';
import type { VirtualClock } from './virtual-clock';

const TIMEOUT_MS = 180_000;
const SILENCE_MS = 10_000;

export interface FunctionsOptions {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly service: CleanRoomsService;
  readonly faults: FaultPlan;
  /** By kind. */
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly customResources: () => WatchedRequests;
}

/** Runs handlers in this process, in virtual time, and as mortal as Lambda's. */
export class SimulatedFunctions implements FunctionRunner {
  readonly runs: Run[] = [];

  constructor(private readonly options: FunctionsOptions) {}

  get areIdle(): boolean {
    return this.runs.every(({ end }) => end !== undefined);
  }

  invoke(functionArn: string, received: unknown): Promise<Invocation> {
    const { clock, faults, handlers } = this.options;
    const event = received as CustomResourceEvent;
    const [, , , , account = '', , kind = ''] = functionArn.split(':');
    const handler = handlers.get(kind);
    if (handler === undefined) {
      throw new Error(`no handler is of the kind ${kind}`);
    }
    const begun = clock.now().getTime();
    const run: Run = { event, kind, account, begun, calls: [], puts: [], logs: [] };
    this.runs.push(run);
    const body = new Body(run, this.options, faults.deathOf(event.RequestId));
    return new Promise((resolve) => {
      const end = (how: NonNullable<Run['end']>, error?: Invocation['error']) => {
        if (run.end !== undefined) {
          return;
        }
        run.end = how;
        run.leftMs = body.context.getRemainingTimeInMillis();
        cancel();
        resolve(error === undefined ? { payload: null } : { error });
      };
      const cancel = clock.after(TIMEOUT_MS, () => {
        const how = body.isDead ? 'killed' : 'timed out';
        body.isDead = true;
        end(how, { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 180.00 seconds' });
      });
      handler(event, body.context, body.ports).then(
        () => end('returned'),
        (thrown: unknown) => end('threw', { errorType: 'Error', errorMessage: String(thrown) }),
      );
    });
  }
}

/** What one run touches. Once dead, nothing that it waits for comes. */
class Body {
  isDead = false;
  private callsMade = 0;
  private skewMs = 0;

  constructor(
    private readonly run: Run,
    private readonly options: FunctionsOptions,
    private readonly death: Death | undefined,
  ) {}

  readonly context: HandlerContext = {
    getRemainingTimeInMillis: () => this.run.begun + TIMEOUT_MS - this.now(),
  };

  readonly ports: HandlerPorts = {
    send: (request) => this.mortal(() => this.send(request)),
    put: (url, body) => this.mortal(() => this.put(url, body)),
    sleep: (milliseconds) => this.mortal(() => this.options.clock.sleep(milliseconds)),
    now: () => this.now(),
    random: () => this.options.random.next(),
    log: (line) => this.run.logs.push(line),
  };

  private now(): number {
    return this.options.clock.now().getTime() + this.skewMs;
  }

  /** Dies before the call or after its effect, or lives on. */
  private async mortal<Result>(call: () => Promise<Result>): Promise<Result> {
    const isLast = this.callsMade++ === this.death?.atCall;
    this.skewMs += this.options.faults.jump(this.run.event.RequestId);
    if (this.isDead || (isLast && !this.death?.afterEffect)) {
      return this.die();
    }
    const result = await call().catch(async (error: unknown) => {
      if (isLast || this.isDead) {
        await this.die();
      }
      throw error;
    });
    return isLast || this.isDead ? this.die() : result;
  }

  private die(): Promise<never> {
    this.isDead = true;
    return new Promise(() => undefined);
  }

  private async send(request: HandlerRequest) {
    const { clock, random, service, faults } = this.options;
    const { account, kind, event } = this.run;
    await clock.sleep(10 + Math.floor(random.next() * 100));
    const caller = { account, region: 'us-east-1', principal: kind };
    const query = new URLSearchParams(request.query);
    const effects = faults.effects;
    const answer = faults.of(event.RequestId, () => service.handle(caller, { ...request, query }));
    const { operation = 'none' } = service.calls.at(-1) ?? {};
    const effect = faults.effects > effects && !/^(Get|List)/.test(operation);
    this.run.calls.push({
      at: clock.now().getTime(),
      operation,
      effect,
      request,
      ...(effect && operation === 'CreateCollaborationChangeRequest' ? this.made(request) : {}),
    });
    if (faults.isSilent(event.RequestId)) {
      await clock.sleep(SILENCE_MS);
      throw new Error('no answer in time');
    }
    if (answer === undefined) {
      throw new Error('ECONNRESET');
    }
    return answer;
  }

  /** The change request that was just made, also if its answer got lost. */
  private made({ path }: HandlerRequest): Pick<MadeCall, 'changeRequestId' | 'twinId'> {
    const requests = see(this.options.service, this.run.account, path.split('/')[2])?.requests ?? [];
    const made = requests.at(-1);
    const accountId = made?.changes[0]?.specification.member?.accountId ?? '';
    const twin = requests.find(
      (it) => it !== made && isOpen(it) && isOnlyAbout(it, accountId) && it.createTime * 1000 < this.run.begun,
    );
    return {
      ...(made === undefined ? {} : { changeRequestId: made.id }),
      ...(twin === undefined ? {} : { twinId: twin.id }),
    };
  }

  private async put(url: string, body: string): Promise<number> {
    const { clock, random, customResources } = this.options;
    await clock.sleep(10 + Math.floor(random.next() * 100));
    const status = customResources().putTo(url, body)?.status;
    this.run.puts.push({ at: clock.now().getTime(), body, status });
    if (status === undefined) {
      throw new Error('ECONNRESET');
    }
    return status;
  }
}
