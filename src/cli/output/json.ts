import { jsonText } from '../../private/json-text';
import type { CheckResult, Place, Reported, Unreadable, UnusedAcknowledgement } from '../result';
import { tally } from '../tally';

/** Changes with what existing programs cannot read. A new property is not such a change. */
const VERSION = 1;

/** The result for programs. docs/schemas/check-result.schema.json describes it. */
export function json(result: CheckResult): string {
  return jsonText({
    version: VERSION,
    summary: { resources: result.resources, ...tally(result) },
    findings: result.findings.map(findingOf),
    unreadable: result.unreadable.map(unreadableOf),
    unusedAcknowledgments: result.unused.map(unusedOf),
  });
}

function findingOf(finding: Reported) {
  const { rule, severity, path, property, place, created, what, why, fix, page, basis, acknowledged } = finding;
  return {
    rule,
    severity,
    path,
    property,
    ...placeOf(place),
    created: created && placeOf(created),
    what,
    why,
    fix,
    page,
    basis,
    // An object, since an empty reason would pass for no acknowledgment.
    acknowledgment: acknowledged === undefined ? undefined : { reason: acknowledged },
  };
}

export function unreadableOf({ place, reason }: Unreadable) {
  return { ...placeOf(place), reason };
}

function unusedOf({ rule, path, place }: UnusedAcknowledgement) {
  return { rule, path, ...placeOf(place) };
}

/** Property by property, so that the order is always the same. */
export function placeOf({ file, position }: Place) {
  if (position === undefined) {
    return { file };
  }
  const { line, column, endLine, endColumn } = position;
  return { file, position: { line, column, endLine, endColumn } };
}
