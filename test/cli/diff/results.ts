import type { Acceptance } from '../../../src/cli/diff/acceptances';
import type { DiffResult } from '../../../src/cli/diff/result';
import { reviewed } from '../../../src/cli/diff/review';
import { comparisonsOf } from '../../../src/report/diff/differences';
import type { PrivacyReport } from '../../../src/report/report';
import { control, flowWith, memberWith, OUTPUT, PUBLISHER, REACH, reportWith } from '../../report/diff/reports';

/** The worked example: spend by category, and a faster budget. */
export const BEFORE = reportWith({
  controls: [control('BUDGET_REFRESH', 'NONE'), control('EPSILON', 3)],
  outputs: [{ ...OUTPUT, expiresAfterDays: 'never' }],
});

export const AFTER = reportWith({
  collaboration: { ...BEFORE.collaboration, description: 'Reach and spend' },
  flows: [
    flowWith(),
    flowWith({
      column: 'cost',
      uses: [
        { level: 'AGGREGATED_NOISY', through: { kind: 'analysis', name: 'reach' }, functions: ['SUM'], read: true },
      ],
    }),
  ],
  controls: [control('BUDGET_REFRESH', 'CALENDAR_MONTH'), control('EPSILON', 10)],
  analyses: [{ ...REACH, text: `${REACH.text}, SUM(cost)`, sha256: 'b'.repeat(64), aggregationsPerRun: 3 }],
});

export const EPSILON_FINGERPRINT = 'd3adb33fd3adb33f';

export function acceptance(fingerprint: string, facts: Partial<Acceptance> = {}): Acceptance {
  const place = { file: 'cleanrooms-accepted.json', position: { line: 4, column: 5, endLine: 4, endColumn: 9 } };
  return { fingerprint, by: 'privacy@example.com', reason: 'agreed', place, ...facts };
}

export function resultOf(
  before: PrivacyReport,
  after: PrivacyReport,
  acceptances: readonly Acceptance[] = [],
  today = '2026-12-01',
): DiffResult {
  return { ...reviewed(comparisonsOf([before], [after]), acceptances, today), unreadable: [] };
}

/** Names that try to be more than text. */
export const HOSTILE = reportWith({
  collaboration: { ...BEFORE.collaboration, name: '`|</summary>\n# Heading' },
  members: [memberWith(PUBLISHER, { name: '`` | @all' }), memberWith('222222222222', { name: '\u202e<b>' })],
});
