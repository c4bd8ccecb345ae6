import type { MemberId, PrivacyReport } from '../report';
import { controlValue } from './controls-of';
import { code, enumerated } from './markdown';

/** How many aggregations a privacy budget allows, which is N: the numbers of the service if it was asked, or how to ask it. */
export function aggregationsAllowed(report: PrivacyReport, owner: MemberId): string {
  const impact = report.impacts?.find((one) => one.owner === owner);
  if (impact === undefined) {
    return (
      'N is the number of aggregations that the service allows for these values. It is known to the service only. ' +
      `A member can ask: ${question(report, owner)}`
    );
  }
  const numbers = impact.aggregations.map(({ function: name, maxCount }) => `${maxCount} for ${code(name)}`);
  return (
    'N is the number of aggregations that the service allows for these values, as it was asked: ' +
    `${enumerated(numbers)}, each if queries use only this function`
  );
}

function question(report: PrivacyReport, owner: MemberId): string {
  const epsilon = controlValue(report, 'EPSILON', owner) ?? '…';
  const noise = controlValue(report, 'USERS_NOISE_PER_QUERY', owner) ?? '…';
  return code(
    'aws cleanrooms preview-privacy-impact --membership-identifier … ' +
      `--parameters differentialPrivacy={epsilon=${epsilon},usersNoisePerQuery=${noise}}`,
  );
}
