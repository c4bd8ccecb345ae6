import type { Request } from './event';
import type { Ports } from './ports';
import type { Decision, Reconciler } from './reconciler';
import { restJsonClient, type ServiceClient } from './rest-json-client';
import { type Budget, backoff, dispositionOf, hasTime, isConflict } from './retry';

type Done<Step> = Decision<Step> & { readonly next: 'done' };
type Act<Step> = Decision<Step> & { readonly next: 'act' };

const MAX_CONFLICTS = 5;

/** The processing of one request: observes, decides, and takes a step, until nothing is left to do. */
export class Reconciliation<Properties, Observed, Step> {
  private readonly client: ServiceClient;
  private readonly done: Step[] = [];
  private conflicts = 0;
  private refused: { readonly step: string; readonly error: unknown } | undefined;

  constructor(
    private readonly reconciler: Reconciler<Properties, Observed, Step>,
    private readonly request: Request<Properties>,
    private readonly budget: Budget,
    private readonly ports: Ports,
    /** Called before each step with the physical id of what can exist from then on. */
    private readonly onStep: (physicalId: string) => void,
  ) {
    this.client = restJsonClient(ports, budget);
  }

  /** Throws the reason if the requested state cannot be reached. */
  async run(): Promise<Done<Step>> {
    const { reconciler, request, client, ports, done } = this;
    const begun = ports.now();
    for (let round = 0; ; round++) {
      const observed = await reconciler.observe(request, client);
      const decision = reconciler.decide(request, observed, { done, elapsed: ports.now() - begun });
      if (decision.next === 'done') {
        return decision;
      }
      if (decision.next === 'fail') {
        throw new Error(decision.reason);
      }
      const obstacle = decision.next === 'wait' ? new Error(decision.reason) : await this.take(decision);
      if (obstacle || round > 0) {
        await this.pause(round, obstacle);
      }
    }
  }

  /** Takes a step. Returns the error if only the next observation can show whether the step had its effect. */
  private async take({ step, physicalId }: Act<Step>): Promise<Error | undefined> {
    const key = JSON.stringify(step);
    if (this.refused?.step === key) {
      throw this.refused.error;
    }
    this.onStep(physicalId);
    try {
      this.done.push(await this.reconciler.act(step, this.request, this.client));
      return undefined;
    } catch (error) {
      const disposition = dispositionOf(error);
      if (disposition !== 'ambiguous' && disposition !== 'final') {
        throw error;
      }
      if (isConflict(error)) {
        // The cause that prevents a deletion often disappears soon. The cause that prevents a creation usually stays.
        if (++this.conflicts >= MAX_CONFLICTS && this.request.type !== 'Delete') {
          throw error;
        }
      } else if (disposition === 'final') {
        // Another delivery of the request might have taken this step just before. The next observation shows it.
        this.refused = { step: key, error };
      }
      return error as Error;
    }
  }

  private async pause(round: number, obstacle: Error | undefined): Promise<void> {
    const milliseconds = backoff(round, this.ports);
    if (!hasTime(this.budget, this.ports, milliseconds)) {
      throw new Error(`timed out: ${obstacle?.message ?? 'the service does not show the accepted change yet'}`);
    }
    await this.ports.sleep(milliseconds);
  }
}
