import type { KindName } from '../../src/custom-resources/kinds';
import { Random } from '../cloudformation/random';
import { ALL_FAULTS, type Fault } from '../faults';
import { ActionHistory } from './action-history';
import type { HistoryReport } from './cloud-history';
import { CollaborationHistory } from './collaboration-history';
import { HANDLERS, type Handlers } from './handlers';
import { SIMULATED_KIND_NAMES, SIMULATED_KINDS, type SimulatedKindName } from './kinds';
import type { SimulatedKind } from './kinds/simulated-kind';
import { ObjectHistory } from './object-history';

export type { HistoryReport } from './cloud-history';

/** What a history is about: members and partners of a collaboration, or the objects of one kind of custom resource. */
export type Story = 'collaboration' | SimulatedKindName;

export const STORIES: readonly Story[] = ['collaboration', ...SIMULATED_KIND_NAMES];

/** The histories in which a kind takes part. */
export function storyOf(kind: KindName): Story {
  return kind in SIMULATED_KINDS ? (kind as SimulatedKindName) : 'collaboration';
}

export interface HistoryOptions {
  readonly seed: number;
  /** @default 'collaboration' */
  readonly story?: Story;
  /** @default - all */
  readonly faults?: readonly Fault[];
  /** @default - those of this library */
  readonly handlers?: Handlers;
}

/** Some days of some stacks and console users, from a seed. */
export function simulate(options: HistoryOptions): Promise<HistoryReport> {
  const { seed, story = 'collaboration', faults = ALL_FAULTS, handlers = HANDLERS } = options;
  const setting = { seed, faults, handlers, random: new Random(seed), source: new Random(seed ^ 0x5eed) };
  if (story === 'collaboration') {
    return new CollaborationHistory(setting).run();
  }
  const kind: SimulatedKind = SIMULATED_KINDS[story];
  return kind.acts === undefined
    ? new ObjectHistory(setting, kind).run()
    : new ActionHistory(setting, kind, kind.acts).run();
}
