import { jsonText } from '../../private/json-text';
import type { DiffResult, ReviewedCollaboration, ReviewedDifference, UnusedAcceptance } from '../diff/result';
import { countsOf, openOf } from '../diff/tally';
import { plain } from './diff-text';
import { placeOf, unreadableOf } from './json';

/** Changes with what existing programs cannot read. A new property is not such a change. */
const VERSION = 1;

/** The result for programs. docs/schemas/diff-result.schema.json describes it. */
export function diffJson(result: DiffResult): string {
  const all = result.collaborations.flatMap(({ differences }) => differences);
  return jsonText({
    version: VERSION,
    summary: {
      ...Object.fromEntries(countsOf(all)),
      accepted: all.filter(({ accepted }) => accepted !== undefined).length,
      open: openOf(result).length,
      unreadable: result.unreadable.length,
    },
    collaborations: result.collaborations.map(collaborationOf),
    unusedAcceptances: result.unused.map(unusedOf),
    unreadable: result.unreadable.map(unreadableOf),
  });
}

function collaborationOf({ name, complete, differences }: ReviewedCollaboration) {
  return { name, complete, differences: differences.map(differenceOf) };
}

function differenceOf(difference: ReviewedDifference) {
  const { kind, fingerprint, change, what, before, after, why, texts, accepted } = difference;
  return {
    kind,
    fingerprint,
    what: plain(what),
    before: plain(before),
    after: plain(after),
    why: plain(why),
    change,
    texts,
    accepted: accepted && { by: accepted.by, reason: accepted.reason, until: accepted.until },
  };
}

function unusedOf({ because, fingerprint, by, reason, until, place }: UnusedAcceptance) {
  return { because, fingerprint, by, reason, until, ...placeOf(place) };
}
