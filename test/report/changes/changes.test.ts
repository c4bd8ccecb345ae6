import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/cli/output/diff-text';
import { DIFFERENCE_KINDS, type Difference } from '../../../src/report/diff/difference';
import { differencesOf } from '../../../src/report/diff/differences';
import type { PrivacyReport } from '../../../src/report/report';
import { reportsOfConstructs, reportsOfTemplates } from './apps';
import { type Change, NARROWING, OTHER, WIDENING } from './changes';
import { BEFORE, type Settings } from './settings';

const APPS: readonly (readonly [string, (settings: Settings) => readonly PrivacyReport[]])[] = [
  ['an app of constructs', reportsOfConstructs],
  ['plain templates', reportsOfTemplates],
];

function line({ kind, what, before, after }: Difference): string {
  return `${kind}: ${plain(what)}: ${plain(before)} → ${plain(after)}`;
}

/** The kinds in the order of readers, each once. */
function kindsIn(differences: readonly Difference[]): readonly string[] {
  return DIFFERENCE_KINDS.filter((one) => differences.some(({ kind }) => kind === one));
}

/** The paths of both sources differ, and nothing else of a change does. */
function withoutPaths(text: string): string {
  return text.replaceAll('Advertiser/ResultsKey', 'Key').replaceAll('"Key"', '"Advertiser/ResultsKey"');
}

describe.each(APPS)('of %s', (_, reportsOf) => {
  const before = reportsOf(BEFORE);
  const changed = ({ settings }: Change) => differencesOf(before, reportsOf({ ...BEFORE, ...settings }));
  const undone = ({ settings }: Change) => differencesOf(reportsOf({ ...BEFORE, ...settings }), before);

  test('no change has no difference, and everything is known but the code of the job', () => {
    expect(differencesOf(before, reportsOf({ ...BEFORE }))).toEqual([]);
    expect(before.map(({ unknown }) => unknown.map(({ of }) => of.split('/').at(-1)))).toEqual([['Job']]);
  });

  test.each([...WIDENING, ...OTHER, ...NARROWING])('the change "$name" has its class', (change) => {
    const differences = changed(change);

    expect(differences.map(line).map(withoutPaths)).toContainEqual(expect.stringContaining(change.shows));
    expect(kindsIn(differences).filter((kind) => kind !== 'neutral' || change.kinds.includes('neutral'))).toEqual(
      change.kinds,
    );
  });

  test.each(WIDENING.filter(({ kinds }) => !kinds.includes('narrows')))(
    'the opposite of the change "$name" narrows and does not widen',
    (change) => {
      const kinds = kindsIn(undone(change));

      expect(kinds).toContain('narrows');
      expect(kinds).not.toContain('widens');
    },
  );

  test.each(NARROWING)('the opposite of the change "$name" widens', (change) => {
    expect(kindsIn(undone(change))).toContain('widens');
  });
});

test('there are at least 30 changes', () => {
  const names = [...WIDENING, ...OTHER, ...NARROWING].map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(30);
});
