import { jsonText } from '../../private/json-text';
import type { QueryResult } from '../query';

/** Changes with what existing programs cannot read. A new property is not such a change. */
const VERSION = 1;

/** The answer to a query for programs. docs/schemas/query-result.schema.json describes it. */
export function queryJson({ file, collaboration, member, answer, unreadable }: QueryResult): string {
  return jsonText({
    version: VERSION,
    file,
    collaboration,
    member,
    verdict: answer.verdict,
    reasons: answer.reasons.map(({ effect, what, fix, page, position }) => ({ effect, what, fix, page, position })),
    unreadable: unreadable.map(({ place, reason }) => ({ ...place, reason })),
  });
}
