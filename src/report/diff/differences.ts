import { sha256Of } from '../../private/digest';
import type { PrivacyReport } from '../report';
import { analysisDifferences } from './analysis-differences';
import { collaborationDifferences, presenceOf, unknownDifferences } from './collaboration-differences';
import { controlDifferences } from './control-differences';
import { type Change, DIFFERENCE_KINDS, type Difference, type DifferenceKind, type Draft } from './difference';
import { flowDifferences } from './flow-differences';
import { impactDifferences } from './impact-differences';
import { type Match, matchesOf } from './matches';
import { memberDifferences } from './member-differences';
import { outputDifferences } from './output-differences';
import { labelOf, type Pair } from './pair';
import { withPresentNames } from './renamed';
import { tableDifferences } from './table-differences';
import { unrestrictedDifferences } from './unrestricted-differences';

/** A collaboration with what differs in it. */
export interface ComparedCollaboration {
  /** The name, or the path if the name is not known. */
  readonly name: string;
  readonly differences: readonly Difference[];
  /** Whether nothing of the present report is unknown. */
  readonly complete: boolean;
}

/** What differs between the reports of two apps, by collaboration. */
export function comparisonsOf(
  before: readonly PrivacyReport[],
  after: readonly PrivacyReport[],
): readonly ComparedCollaboration[] {
  return matchesOf(before, after).map((match) => {
    const name = labelOf((match.after ?? match.before) as PrivacyReport);
    const differences = draftsOf(match).map(({ kind, change, ...rest }): Difference => {
      return { kind, collaboration: name, change, ...rest, fingerprint: fingerprintOf(name, kind, change) };
    });
    return { name, differences: sorted(differences), complete: (match.after?.unknown ?? []).length === 0 };
  });
}

/** What differs between the reports of two apps. In each collaboration, what widens comes first. */
export function differencesOf(
  before: readonly PrivacyReport[],
  after: readonly PrivacyReport[],
): readonly Difference[] {
  return comparisonsOf(before, after).flatMap(({ differences }) => differences);
}

function draftsOf({ before, after }: Match): readonly Draft[] {
  if (before && after) {
    return changesIn({ before: withPresentNames(before, after), after });
  }
  const report = (after ?? before) as PrivacyReport;
  const pair = after ? { before: without(report), after: report } : { before: report, after: without(report) };
  return [
    presenceOf({ before: report, after: report }, after !== undefined),
    ...flowDifferences(pair),
    ...unknownDifferences(pair),
  ];
}

/** A collaboration in which no member learns anything. */
function without(report: PrivacyReport): PrivacyReport {
  return { ...report, flows: [], unknown: [] };
}

function changesIn(pair: Pair): readonly Draft[] {
  const flows = flowDifferences(pair);
  const widened = flows.flatMap(({ kind, change: { table, column } }) =>
    kind === 'widens' ? [`${table}.${column}`] : [],
  );
  const drafts = [
    ...flows,
    ...controlDifferences(pair, flows),
    ...impactDifferences(pair),
    ...tableDifferences(pair),
    ...outputDifferences(pair),
    ...memberDifferences(pair),
    ...analysisDifferences(pair, new Set(widened)),
    ...unknownDifferences(pair),
    ...collaborationDifferences(pair),
  ];
  return [...drafts, ...unrestrictedDifferences(pair, drafts)];
}

/** By kind, and otherwise in the order in which they were found. */
function sorted(differences: readonly Difference[]): readonly Difference[] {
  return DIFFERENCE_KINDS.flatMap((kind) => differences.filter((one) => one.kind === kind));
}

const DIGITS = 16;

/** A hash of what decides whether an acceptance still applies: what changes, from which value, and to which one. */
function fingerprintOf(collaboration: string, kind: DifferenceKind, change: Change): string {
  const { of, receiver, owner, table, column, control, subject, before, after } = change;
  const facts = [collaboration, kind, of, receiver, owner, table, column, control, subject, before, after];
  return sha256Of(JSON.stringify(facts.map((fact) => fact ?? null))).slice(0, DIGITS);
}
