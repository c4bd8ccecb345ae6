import { jsonText } from '../../private/json-text';
import type { ReplacementsResult, ReportedChange, ReportedDoubt } from '../replacement/result';
import { replacementsTally } from '../replacement/tally';
import { placeOf, unreadableOf } from './json';

/** Changes with what existing programs cannot read. A new property is not such a change. */
const VERSION = 1;

/** The result for programs. docs/schemas/replacements-result.schema.json describes it. */
export function replacementsJson(result: ReplacementsResult): string {
  return jsonText({
    version: VERSION,
    summary: { resources: result.resources, ...replacementsTally(result) },
    changes: result.changes.map(changeOf),
    unknown: result.unknown.map(doubtOf),
    unreadable: result.unreadable.map(unreadableOf),
  });
}

function changeOf(change: ReportedChange) {
  const { severity, outcome, previous, type, logicalId, path, place, successor, differences } = change;
  const { what, lost, fixes, page } = change;
  return {
    severity,
    outcome,
    previous,
    type,
    logicalId,
    path,
    ...placeOf(place),
    successor: successor && { logicalId: successor.logicalId, path: successor.path },
    differences: differences.map(({ property, before, after, because }) => ({ property, before, after, because })),
    what,
    lost,
    fixes,
    page,
  };
}

function doubtOf({ type, logicalId, path, place, property, reason }: ReportedDoubt) {
  return { type, logicalId, path, ...placeOf(place), property, reason };
}
