import type { DifferenceKind } from '../../report/diff/difference';
import type { ReviewedCollaboration, UnusedAcceptance } from '../diff/result';
import { countsOf } from '../diff/tally';

/** How many differences of each kind there are, in words. */
export function countWords({ differences }: ReviewedCollaboration): readonly (readonly [DifferenceKind, string])[] {
  return countsOf(differences)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => [kind, `${count} ${COUNTED[kind][count === 1 ? 0 : 1]}`] as const);
}

const COUNTED: Readonly<Record<DifferenceKind, readonly [one: string, several: string]>> = {
  widens: ['widens', 'widen'],
  narrows: ['narrows', 'narrow'],
  needsPartner: ['needs the partner', 'need the partner'],
  neutral: ['neutral', 'neutral'],
};

export const NO_DIFFERENCES = 'no differences';
export const NO_COLLABORATIONS = 'no collaboration in either app: nothing was compared';

/** Why an acceptance accepts nothing, and what to do with it. */
export function unusedWords({ because, until, fingerprint }: UnusedAcceptance): { what: string; fix: string } {
  return because === 'void'
    ? { what: `no difference that widens has the fingerprint ${fingerprint}`, fix: 'remove the entry' }
    : {
        what: `the acceptance of ${fingerprint} has expired on ${until}`,
        fix: 'ask for another acceptance, and change its last day',
      };
}

/** The entries with which differences are accepted, to be completed by those who accept them. */
export function acceptanceSnippet(fingerprints: readonly string[]): string {
  const entries = fingerprints.map((fingerprint) => `    ${entryOf(fingerprint)}`);
  return `{\n  "version": 1,\n  "accepted": [\n${entries.join(',\n')}\n  ]\n}`;
}

function entryOf(fingerprint: string): string {
  return `{ "fingerprint": ${JSON.stringify(fingerprint)}, "by": "", "reason": "" }`;
}
