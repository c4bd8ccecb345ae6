import { KINDS, type KindName } from '../../src/custom-resources/kinds';
import type { CustomResourceEvent, FunctionRunner, Invocation } from '../cloudformation/custom-resource';
import type { HandlerRequest, Handlers } from './handlers';
import type { ObjectState, Run } from './runs';
import { FUNCTION_TIMEOUT_MS, Sandbox, type SandboxOptions } from './sandbox';

export interface FunctionsOptions extends Omit<SandboxOptions, 'beforeCall'> {
  readonly handlers: Handlers;
}

/** Runs handlers in this process, in virtual time, with a timeout, and with terminations as Lambda has them. */
export class SimulatedFunctions implements FunctionRunner {
  readonly runs: Run[] = [];
  /** Called before a call of a handler: the object that it is about to change. */
  beforeCall: (run: Run, request: HandlerRequest) => ObjectState | undefined = () => undefined;

  constructor(private readonly options: FunctionsOptions) {}

  get areIdle(): boolean {
    return this.runs.every(({ end }) => end !== undefined);
  }

  invoke(functionArn: string, received: unknown): Promise<Invocation> {
    const { clock, faults, handlers } = this.options;
    const event = received as CustomResourceEvent;
    const [, , , , account = '', , name = ''] = functionArn.split(':');
    const kind = kindNamed(name);
    const begun = clock.now().getTime();
    const run: Run = { event, kind, account, begun, calls: [], responses: [], logs: [] };
    this.runs.push(run);
    const sandbox = new Sandbox(
      run,
      { ...this.options, beforeCall: (request) => this.beforeCall(run, request) },
      faults.terminationOf(event.RequestId),
    );
    return new Promise((resolve) => {
      const end = (how: NonNullable<Run['end']>, error?: Invocation['error']) => {
        if (run.end !== undefined) {
          return;
        }
        run.end = how;
        run.leftMs = sandbox.context.getRemainingTimeInMillis();
        cancel();
        resolve(error === undefined ? { payload: null } : { error });
      };
      const cancel = clock.after(FUNCTION_TIMEOUT_MS, () => {
        const how = sandbox.isTerminated ? 'killed' : 'timed out';
        sandbox.isTerminated = true;
        end(how, { errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 180.00 seconds' });
      });
      handlers[kind](event, sandbox.context, sandbox.ports).then(
        () => end('returned'),
        (thrown: unknown) => end('threw', { errorType: 'Error', errorMessage: String(thrown) }),
      );
    });
  }
}

/** Functions have the name of their kind. */
function kindNamed(name: string): KindName {
  if (!(name in KINDS)) {
    throw new Error(`there is no kind of custom resource with the name ${name}`);
  }
  return name as KindName;
}
