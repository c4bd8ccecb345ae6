import { expect, test } from 'vitest';
import { aggregationsAllowed } from '../../../src/report/page/privacy-impact';
import type { PrivacyReport } from '../../../src/report/report';

const OWNER = '111111111111';
const report = (more: Partial<PrivacyReport> = {}, epsilon: number | null = 3) =>
  ({
    controls: [
      { kind: 'EPSILON', owner: OWNER, subject: '', value: epsilon },
      { kind: 'USERS_NOISE_PER_QUERY', owner: OWNER, subject: '', value: 30 },
    ],
    ...more,
  }) as PrivacyReport;

test('without an answer of the service, there is no number, and the command that asks', () => {
  expect(aggregationsAllowed(report(), OWNER)).toBe(
    'N is the number of aggregations that the service allows for these values. It is known to the service only. ' +
      'A member can ask: `aws cleanrooms preview-privacy-impact --membership-identifier … ' +
      '--parameters differentialPrivacy={epsilon=3,usersNoisePerQuery=30}`',
  );
  expect(aggregationsAllowed(report({}, null), OWNER)).toContain('{epsilon=…,usersNoisePerQuery=30}');
});

test('with the answer of the service about the own budget, there are its numbers', () => {
  const impact = {
    owner: OWNER,
    epsilon: 3,
    usersNoisePerQuery: 30,
    aggregations: [
      { function: 'COUNT', maxCount: 18 },
      { function: 'SUM', maxCount: 9 },
    ],
  };

  expect(aggregationsAllowed(report({ impacts: [impact] }), OWNER)).toBe(
    'N is the number of aggregations that the service allows for these values, as it was asked: ' +
      '18 for `COUNT` and 9 for `SUM`, each if queries use only this function',
  );
  expect(aggregationsAllowed(report({ impacts: [{ ...impact, owner: 'other' }] }), OWNER)).toContain(
    'A member can ask',
  );
});
