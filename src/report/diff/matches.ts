import type { PrivacyReport } from '../report';
import { labelOf, type Pair } from './pair';

/** The reports of one collaboration. One of them is missing if the collaboration is added or removed. */
export type Match = Partial<Pair>;

/**
 * The reports that are about one collaboration: those with the same path; of the others, those with the same name and
 * creator; and then the only two that are left. In the order of the present reports, and then of the removed ones.
 */
export function matchesOf(before: readonly PrivacyReport[], after: readonly PrivacyReport[]): readonly Match[] {
  const partners = new Map<PrivacyReport, PrivacyReport>();
  const pairUp = (isMatch: (one: PrivacyReport, other: PrivacyReport) => boolean) => {
    for (const current of after.filter((one) => !partners.has(one))) {
      const taken = new Set(partners.values());
      const previous = before.find((one) => !taken.has(one) && isMatch(one, current));
      if (previous) {
        partners.set(current, previous);
      }
    }
  };
  pairUp((one, other) => one.collaboration.path === other.collaboration.path);
  pairUp((one, other) => one.collaboration.name !== null && identityOf(one) === identityOf(other));
  const taken = new Set(partners.values());
  const [added, removed] = [after.filter((one) => !partners.has(one)), before.filter((one) => !taken.has(one))];
  if (added.length === 1 && removed.length === 1) {
    pairUp(() => true);
  }
  const left = new Set(partners.values());
  return [
    ...after.map((current) => ({ before: partners.get(current), after: current })),
    ...before.filter((one) => !left.has(one)).map((previous) => ({ before: previous })),
  ];
}

function identityOf(report: PrivacyReport): string {
  return JSON.stringify([labelOf(report), report.members.find(({ creator }) => creator)?.id]);
}
