import { chain, type Interceptor } from './interception';
import { type Leftover, MadeResources, removeOne } from './made';
import { Undecided } from './outcome';
import type { Party } from './party';
import { agrees, type Observation, type Probe } from './probe';
import type { Made } from './removals';
import { Scene } from './scene';
import { Sites } from './sites';
import { deleteStack } from './stacks';
import type { Surroundings } from './surroundings';

export type Verdict = 'holds' | 'does not hold' | 'undecided';

export interface ProbeResult {
  readonly probe: Probe;
  readonly verdict: Verdict;
  readonly observations: readonly Observation[];
  /** Why a probe is undecided. */
  readonly reason?: string;
  readonly leftovers: readonly Leftover[];
}

export interface RunOptions {
  /** Whether the user has stopped the run: then only what was made is removed. */
  readonly stopped?: AbortSignal;
  /** Called before each attempt of a call, also of one that removes something. @default - none */
  readonly interceptor?: Interceptor;
  readonly onResult?: (result: ProbeResult) => void;
}

/** What probes have found, and what of all that they share is still there. */
export interface RunReport {
  readonly results: readonly ProbeResult[];
  readonly leftovers: readonly Leftover[];
}

/** Runs one probe after the other, and removes what they have made: in every case, and before the next one runs. */
export async function runProbes(
  probes: readonly Probe[],
  surroundings: Surroundings,
  options: RunOptions = {},
): Promise<RunReport> {
  const run = new Run(surroundings, options);
  return surroundings.until(run.all(probes));
}

/** One minute in all. After it, the error is an answer. */
const MOST_DELAYS = 12;
const DELAY_MS = 5000;

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

class Run {
  private readonly shared = new MadeResources();
  private readonly sites: Sites;
  /** How many probes were run. */
  private count = 0;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly options: RunOptions,
  ) {
    const { clock, suffix } = surroundings;
    const parties = this.parties(this.shared, true);
    this.sites = new Sites(clock, suffix, (account) => named(parties, account));
  }

  async all(probes: readonly Probe[]): Promise<RunReport> {
    const results: ProbeResult[] = [];
    for (const probe of probes) {
      if (this.isStopped) {
        break;
      }
      const result = await this.one(probe);
      results.push(result);
      this.options.onResult?.(result);
    }
    const leftovers = await this.removeAll(this.shared);
    return { results, leftovers: [...results.flatMap((result) => result.leftovers), ...leftovers] };
  }

  private async one(probe: Probe): Promise<ProbeResult> {
    const made = new MadeResources();
    const found = await this.find(probe, made);
    return { probe, ...found, leftovers: await this.removeAll(made) };
  }

  private async find(probe: Probe, made: MadeResources): Promise<Omit<ProbeResult, 'probe' | 'leftovers'>> {
    const { clock, suffix: run, audienceModel } = this.surroundings;
    const parties = this.parties(made, true);
    this.count += 1;
    const suffix = `${run}${this.count}`;
    const scene = new Scene({ parties, clock, run, suffix, sites: this.sites, made, audienceModel });
    try {
      // Before anything is made.
      if (probe.accounts === 2) {
        void scene.partner;
      }
      const observations = [await probe.run(scene)].flat();
      return { verdict: observations.every(agrees) ? 'holds' : 'does not hold', observations };
    } catch (error) {
      return { verdict: 'undecided', observations: [], reason: reasonOf(error) };
    }
  }

  private removeAll(made: MadeResources): Promise<Leftover[]> {
    const parties = this.parties(made, false);
    const { clock } = this.surroundings;
    return made.removeAll(
      (account) => named(parties, account),
      (party, it) => remove(party, it, clock),
    );
  }

  private parties(made: MadeResources, canBeStopped: boolean): readonly Party[] {
    const stop: Interceptor = async (_call, next) => {
      if (canBeStopped && this.isStopped) {
        throw new Interrupted('the run was stopped');
      }
      return next();
    };
    const own = this.options.interceptor === undefined ? [] : [this.options.interceptor];
    return this.surroundings.parties(chain([stop, made.watch, this.patience(), ...own]));
  }

  /** A role is known to the service some seconds after its creation. */
  private patience(): Interceptor {
    return async (_call, next) => {
      for (let attempt = 0; ; attempt++) {
        try {
          return await next();
        } catch (error) {
          const isTooEarly = (error as { reason?: string }).reason === 'IAM_SYNCHRONIZATION_DELAY';
          if (!isTooEarly || attempt >= MOST_DELAYS || this.isStopped) {
            throw error;
          }
          await this.surroundings.clock.sleep(DELAY_MS);
        }
      }
    };
  }

  private get isStopped(): boolean {
    return this.options.stopped?.aborted ?? false;
  }
}

/** A stack is gone when its deletion has ended. */
async function remove(party: Party, made: Made, clock: Surroundings['clock']): Promise<string | undefined> {
  if (made.removal.operation !== 'DeleteStack') {
    return removeOne(party, made);
  }
  const status = await deleteStack(party, clock, String(made.removal.input.StackName));
  return status === 'DELETE_COMPLETE' ? undefined : `its status is ${status}`;
}

function named(parties: readonly Party[], account: string): Party {
  const party = parties.find((it) => it.account === account);
  if (party === undefined) {
    throw new Error(`account ${account} is not part of the run`);
  }
  return party;
}

function reasonOf(error: unknown): string {
  const { name, message } = error as Error;
  return error instanceof Undecided ? message : `${name}: ${message}`;
}
