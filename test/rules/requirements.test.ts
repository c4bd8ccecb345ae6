import fc from 'fast-check';
import { expect, test } from 'vitest';
import { both, RANGES, type Requirements } from '../../src/rules/requirements';
import { holds, SEEDS } from '../support/exploration';

const within = ({ from, to }: { readonly from: number; readonly to: number }) => fc.integer({ min: from, max: to });

const anyRequirements: fc.Arbitrary<Requirements> = fc.record(
  {
    allowedAccountIds: fc.uniqueArray(fc.constantFrom('111111111111', '222222222222', '333333333333')),
    minimumGroupSize: within(RANGES.minimumGroupSize),
    maximumEpsilon: within(RANGES.maximumEpsilon),
    minimumUsersNoisePerQuery: within(RANGES.minimumUsersNoisePerQuery),
    requireReviewedTemplates: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

/** Whether something keeps requirements. */
function keeps({ account, group, epsilon, noise, reviewed }: Kept, requirements: Requirements): boolean {
  const { allowedAccountIds, minimumGroupSize, maximumEpsilon, minimumUsersNoisePerQuery } = requirements;
  return (
    (allowedAccountIds?.includes(account) ?? true) &&
    group >= (minimumGroupSize ?? 0) &&
    epsilon <= (maximumEpsilon ?? Number.POSITIVE_INFINITY) &&
    noise >= (minimumUsersNoisePerQuery ?? 0) &&
    (reviewed || !requirements.requireReviewedTemplates)
  );
}

interface Kept {
  readonly account: string;
  readonly group: number;
  readonly epsilon: number;
  readonly noise: number;
  readonly reviewed: boolean;
}

const anything: fc.Arbitrary<Kept> = fc.record({
  account: fc.constantFrom('111111111111', '222222222222', '333333333333', '444444444444'),
  group: within(RANGES.minimumGroupSize),
  epsilon: within(RANGES.maximumEpsilon),
  noise: within(RANGES.minimumUsersNoisePerQuery),
  reviewed: fc.boolean(),
});

test.each(SEEDS)('what keeps two statements together keeps each of them, and the other way round (seed %i)', (seed) => {
  holds(
    fc.property(anyRequirements, anyRequirements, anything, (a, b, one) => {
      expect(keeps(one, both(a, b))).toBe(keeps(one, a) && keeps(one, b));
    }),
    seed,
  );
});

test('the stricter value of each requirement counts', () => {
  const a = { allowedAccountIds: ['1', '2'], minimumGroupSize: 10, maximumEpsilon: 5 };
  const b = {
    allowedAccountIds: ['2', '3'],
    minimumGroupSize: 25,
    maximumEpsilon: 3,
    minimumUsersNoisePerQuery: 30,
    requireReviewedTemplates: true,
  } as const;

  expect(both(a, b)).toEqual({
    allowedAccountIds: ['2'],
    minimumGroupSize: 25,
    maximumEpsilon: 3,
    minimumUsersNoisePerQuery: 30,
    requireReviewedTemplates: true,
  });
});
