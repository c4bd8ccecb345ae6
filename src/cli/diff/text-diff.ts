import { structuredPatch } from 'diff';
import type { Texts } from '../../report/diff/difference';
import { visible } from '../output/visible';

/** The lines around a change that are shown. */
const CONTEXT = 3;

/** The lines in which two texts differ, with `-`, `+` or a blank before each, and `@@` before each part. */
export function textDiff({ before, after }: Texts): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: CONTEXT });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    // A line that begins with a backslash states that the text has no newline at its end.
    ...lines.filter((line) => !line.startsWith('\\')).map(visible),
  ]);
}
