import { ACCESS_BUDGET, DIFFERENTIAL_PRIVACY } from '../../private/words';
import { choice, contract, optional, text, wholeNumbers } from '../engine/properties';

const UNITS = ['AVG', 'COUNT', 'COUNT_DISTINCT', 'STDDEV', 'SUM', 'ACCESSES'] as const;

/** What budgets count: a type of aggregation, or accesses to a table, for which the service has no word. */
export type Unit = (typeof UNITS)[number];

/** A budget of a collaboration, and how much of it must remain. */
export interface RemainingProperties {
  readonly collaborationId: string;
  readonly budgetType: typeof DIFFERENTIAL_PRIVACY | typeof ACCESS_BUDGET;
  /** The ARN of the table whose accesses a budget counts. */
  readonly resourceArn: string | undefined;
  readonly minimums: Readonly<Partial<Record<Unit, number>>>;
  /** An arbitrary value; changing it makes CloudFormation read again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<RemainingProperties>({
  collaborationId: text,
  budgetType: choice(DIFFERENTIAL_PRIVACY, ACCESS_BUDGET),
  resourceArn: optional(text),
  minimums: wholeNumbers(...UNITS),
  revision: optional(text),
});

/** The attributes of each unit. */
export const ATTRIBUTES: Readonly<Record<Unit, { readonly remaining: string; readonly max: string }>> = {
  AVG: { remaining: 'RemainingAvg', max: 'MaxAvg' },
  COUNT: { remaining: 'RemainingCount', max: 'MaxCount' },
  COUNT_DISTINCT: { remaining: 'RemainingCountDistinct', max: 'MaxCountDistinct' },
  STDDEV: { remaining: 'RemainingStddev', max: 'MaxStddev' },
  SUM: { remaining: 'RemainingSum', max: 'MaxSum' },
  ACCESSES: { remaining: 'RemainingAccesses', max: 'MaxAccesses' },
};
