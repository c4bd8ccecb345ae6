import { describe, expect, test } from 'vitest';
import { CREATOR, call, join, NOWHERE, newCollaboration, newService, PARTNER, refusal } from './clean-room';

const preview = (membershipIdentifier: string, epsilon: number, usersNoisePerQuery: number) => ({
  membershipIdentifier,
  parameters: { differentialPrivacy: { epsilon, usersNoisePerQuery } },
});

describe('PreviewPrivacyImpact', () => {
  const service = newService();
  const { id } = join(service, CREATOR, newCollaboration(service));
  const impactOf = (...[epsilon, noise]: [number, number]): { type: string; maxCount: number }[] =>
    call(service, CREATOR, 'PreviewPrivacyImpact', preview(id, epsilon, noise)).privacyImpact.differentialPrivacy
      .aggregations;

  test('has a number for each aggregation, which grows with epsilon and with the noise', () => {
    const [some, moreEpsilon, moreNoise] = [impactOf(3, 30), impactOf(6, 30), impactOf(3, 60)];

    expect(some.map(({ type }) => type)).toEqual(['AVG', 'COUNT', 'COUNT_DISTINCT', 'STDDEV', 'SUM']);
    for (const [index, { maxCount }] of some.entries()) {
      expect(moreEpsilon[index]?.maxCount).toBeGreaterThan(maxCount);
      expect(moreNoise[index]?.maxCount).toBeGreaterThan(maxCount);
    }
  });

  test.each([
    [0, 30],
    [21, 30],
    [3, 9],
    [3, 101],
  ])('is refused outside of the ranges of the model: epsilon %i, noise %i', (epsilon, noise) => {
    expect(refusal(() => impactOf(epsilon, noise))).toBe('ValidationException FIELD_VALIDATION_FAILED');
  });

  test('is for the own membership', () => {
    const input = preview(id, 3, 30);

    expect(refusal(() => call(service, PARTNER, 'PreviewPrivacyImpact', input))).toMatch(/^AccessDenied/);
    const nowhere = { ...input, membershipIdentifier: NOWHERE };
    expect(refusal(() => call(service, CREATOR, 'PreviewPrivacyImpact', nowhere))).toMatch(/NotFound/);
  });
});
