import type { Done } from './done';
import type { Request } from './event';
import type { Ports } from './ports';
import { type Decision, type Reconciler, SETTLING_MS } from './reconciler';
import { restJsonClient, type ServiceClient } from './rest-json-client';
import { type Budget, backoff, type Disposition, dispositionOf, hasTime, isConflict, isGone } from './retry';

type Act<Step> = Decision<Step> & { readonly next: 'act' };

/** A step that the service has not accepted, or for which no response has arrived. */
interface Attempt {
  readonly step: string;
  readonly error: Error;
  readonly disposition: Disposition;
}

/** How many conflicts can prevent a step, except a deletion: what prevents it often disappears soon. */
const MAX_CONFLICTS = 2;

/** The processing of one request: observes, decides, and takes a step, until nothing is left to do. */
export class Reconciliation<Properties, Observed, Step> {
  private readonly client: ServiceClient;
  /** Ends early: a step that is taken at the last moment would be hidden from the next request. */
  private readonly steps: ServiceClient;
  private readonly lastStepBy: Budget;
  private readonly done: Step[] = [];
  private waited = 0;
  private conflicts = 0;
  private failed: Attempt | undefined;

  constructor(
    private readonly reconciler: Reconciler<Properties, Observed, Step>,
    private readonly request: Request<Properties>,
    private readonly budget: Budget,
    private readonly ports: Ports,
    /** Called before each step with the physical id of what can exist from then on. */
    private readonly onStep: (physicalId: string) => void,
  ) {
    this.lastStepBy = { deadline: budget.deadline - SETTLING_MS };
    this.client = restJsonClient(ports, budget);
    this.steps = restJsonClient(ports, this.lastStepBy);
  }

  /** Throws the reason if the requested state cannot be reached, unless it was accepted before. */
  async run(): Promise<Done> {
    try {
      return await this.reconcile();
    } catch (error) {
      const { accepted } = this.request;
      if (accepted && (this.reconciler.retainedOnDelete || isGone(error))) {
        return accepted;
      }
      throw error;
    }
  }

  private async reconcile(): Promise<Done> {
    const { reconciler, request, client, done } = this;
    for (let round = 0; ; round++) {
      const observed = await reconciler.observe(request, client);
      const isRefused = this.waited >= SETTLING_MS && this.failed !== undefined && this.isRefused(this.failed);
      const decision = reconciler.decide(request, observed, { done, waited: this.waited, isRefused });
      if (decision.next === 'done') {
        return decision;
      }
      if (decision.next === 'fail') {
        throw new Error(decision.reason);
      }
      const obstacle = decision.next === 'wait' ? new Error(decision.reason) : await this.take(decision);
      const pause = obstacle || round > 0 ? backoff(round, this.ports) : 0;
      if (decision.next === 'wait' && decision.orElse && !hasTime(this.budget, this.ports, pause)) {
        return decision.orElse;
      }
      await this.pause(pause, obstacle);
    }
  }

  /** Takes a step. Returns the error if only the next observation can show whether the step had its effect. */
  private async take({ step, physicalId }: Act<Step>): Promise<Error | undefined> {
    const key = JSON.stringify(step);
    if (this.failed?.step === key) {
      // The lists of the service can still hide the effect of this step, or that another delivery has taken it.
      if (this.waited < SETTLING_MS) {
        return this.failed.error;
      }
      if (this.isRefused(this.failed)) {
        throw this.failed.error;
      }
    }
    if (!hasTime(this.lastStepBy, this.ports)) {
      throw new Error(`timed out: ${this.failed?.error.message ?? 'no time remains for the next step'}`);
    }
    this.onStep(physicalId);
    this.waited = 0;
    try {
      this.done.push(await this.reconciler.act(step, this.request, this.steps));
      return undefined;
    } catch (error) {
      const disposition = dispositionOf(error);
      if (disposition !== 'ambiguous' && disposition !== 'final') {
        throw error;
      }
      this.conflicts += isConflict(error) ? 1 : 0;
      this.failed = { step: key, error: error as Error, disposition };
      return this.failed.error;
    }
  }

  private isRefused({ error, disposition }: Attempt): boolean {
    if (isConflict(error)) {
      return this.request.type !== 'Delete' && this.conflicts >= MAX_CONFLICTS;
    }
    return disposition === 'final';
  }

  /** Counts what it has waited, not what the clock shows: clocks jump. */
  private async pause(milliseconds: number, obstacle: Error | undefined): Promise<void> {
    if (milliseconds === 0) {
      return;
    }
    if (!hasTime(this.budget, this.ports, milliseconds)) {
      throw new Error(`timed out: ${obstacle?.message ?? 'the service does not show the accepted change yet'}`);
    }
    await this.ports.sleep(milliseconds);
    this.waited += milliseconds;
  }
}
