import { requireMembership } from './access';
import { invalid } from './errors';
import type { Caller, Operation, World } from './world';

interface Input {
  readonly membershipIdentifier: string;
  readonly parameters: {
    readonly differentialPrivacy?: { readonly epsilon: number; readonly usersNoisePerQuery: number };
  };
}

/** How many aggregations one unit of epsilon and ten users of noise allow here. No page states how the service computes. */
const PER_UNIT: Readonly<Record<string, number>> = { AVG: 1, COUNT: 2, COUNT_DISTINCT: 2, STDDEV: 1, SUM: 2 };

function previewPrivacyImpact(world: World, caller: Caller, { membershipIdentifier, parameters }: Input) {
  requireMembership(world, caller, membershipIdentifier);
  const { differentialPrivacy } = parameters;
  if (differentialPrivacy === undefined) {
    throw invalid('a preview needs parameters.differentialPrivacy');
  }
  const { epsilon, usersNoisePerQuery } = differentialPrivacy;
  return { privacyImpact: { differentialPrivacy: { aggregations: aggregationsOf(epsilon, usersNoisePerQuery) } } };
}

/** How many aggregations of each type a budget allows that has not been spent. */
export function aggregationsOf(epsilon: number, usersNoisePerQuery: number) {
  return Object.entries(PER_UNIT).map(([type, perUnit]) => ({
    type,
    maxCount: Math.floor((epsilon * usersNoisePerQuery * perUnit) / 10),
  }));
}

export const IMPACT_OPERATIONS: { readonly [name: string]: Operation } = { PreviewPrivacyImpact: previewPrivacyImpact };
