import { describe, expect, test } from 'vitest';
import type { Data, DataPath, Document } from '../../src/templates/document';
import { UnreadableInput } from '../../src/templates/document';
import { lineInText } from '../../src/templates/place';
import { readDocument } from '../../src/templates/read-document';
import { Random } from '../fuzz/random';
import { SEEDS } from '../support/exploration';
import { hostile, KINDS } from './support/hostile';
import { expectInside, pathsIn } from './support/inside';

/** How many files are read for each seed. `FUZZ_DOCUMENTS=20000 npx vitest run test/templates` reads more. */
const DOCUMENTS = Number(process.env.FUZZ_DOCUMENTS ?? 250);
const TIMEOUT = 60_000 + DOCUMENTS * 100;

/** A file that is read, or the error of one that is refused. Any other error is passed on. */
function read(text: string, trusted: boolean): Document | UnreadableInput {
  try {
    return readDocument('hostile', text, { trusted });
  } catch (error) {
    if (error instanceof UnreadableInput) {
      return error;
    }
    throw error;
  }
}

/** The number of values in a value. It fails if they are nested too deeply. */
function sizeOf(data: Data, levels = 200): number {
  if (typeof data !== 'object' || data === null) {
    return 1;
  }
  const prototype = Object.getPrototypeOf(data);
  if (levels === 0 || (prototype !== Object.prototype && prototype !== Array.prototype)) {
    expect.fail(levels === 0 ? 'the data is too deep' : 'the data is not plain');
  }
  return Object.values(data).reduce((size: number, value) => size + sizeOf(value, levels - 1), 1);
}

function randomPath(random: Random): DataPath {
  const keys = ['Resources', 'a', 'k1', '', '__proto__', 'toString', 'Fn::GetAtt', '0', 0, 1, -1, 0.5, Number.NaN];
  return Array.from({ length: random.upTo(6) }, () => random.of(keys));
}

function linesOf(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split('\n');
}

describe.each(SEEDS)('hostile files (RANDOM_SEED=%i)', (seed) => {
  test(
    `are read within bounds, or refused in words with the place (${DOCUMENTS})`,
    () => {
      const outcomes = { read: 0, refused: 0 };
      for (let number = 0; number < DOCUMENTS; number++) {
        const kind = KINDS[number % KINDS.length];
        const random = new Random(seed + number);
        const text = hostile(kind, random);
        try {
          const lines = linesOf(text);
          const outcome = read(text, random.chance(0.2));
          if (outcome instanceof UnreadableInput) {
            outcomes.refused++;
            expect(outcome.reason).toMatch(/^\w\P{Cc}*: \P{Cc}*[^.]$/u);
            expect(outcome.reason).not.toMatch(/undefined|\[object/);
            expect(outcome.reason.length).toBeLessThan(500);
            expectInside(lines, outcome.position ?? { line: 0, column: 0, endLine: 0, endColumn: 0 });
            continue;
          }
          outcomes.read++;
          expect(sizeOf(outcome.data)).toBeLessThanOrEqual(Math.max(text.length + 1, 1024 * 1024));
          for (const path of [...pathsIn(outcome.data, 20), randomPath(random), randomPath(random)]) {
            expectInside(lines, outcome.positionOf(path));
            expectInside(lines, lineInText(outcome, path, random.upTo(4)));
          }
        } catch (error) {
          throw new Error(`file ${number} (${kind}): ${JSON.stringify(text.slice(0, 300))}`, { cause: error });
        }
      }
      // A generator of which all files are read, or all are refused, tests one half only.
      expect(outcomes.read).toBeGreaterThan(DOCUMENTS / 10);
      expect(outcomes.refused).toBeGreaterThan(DOCUMENTS / 10);
    },
    TIMEOUT,
  );
});
