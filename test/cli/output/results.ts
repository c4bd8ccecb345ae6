import fc from 'fast-check';
import type { CheckResult, Place, Reported } from '../../../src/cli/result';
import { CATALOGUE } from '../../../src/rules/catalogue';

/** A finding about which a test says only what it is about. */
export function finding(properties: Partial<Reported> = {}): Reported {
  return {
    rule: 'SingleQueryRunner',
    severity: 'error',
    what: '2 members of "Ads" can query: "111111111111", "222222222222"',
    why: 'a collaboration has exactly one member who can query',
    fix: 'remove CAN_QUERY from all members but one',
    page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
    basis: 'documented',
    path: 'Ads',
    place: place('room.yaml', 12, 9),
    property: 'Members',
    ...properties,
  };
}

export function place(file: string, line: number, column: number): Place {
  return { file, position: { line, column, endLine: line, endColumn: column + 4 } };
}

export function resultOf(properties: Partial<CheckResult>): CheckResult {
  return { findings: [], unreadable: [], unused: [], resources: 14, ...properties };
}

/** Any text, also with control characters and halves of surrogate pairs. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    '-',
    '.',
    '/',
    '../a b.json',
    '/tmp/a:b,c%.yaml',
    'a\r\nb',
    '::error::x',
    '\u001b[2J',
    '[a](1){0}',
  ),
);

const position = fc
  .tuple(fc.integer({ min: 1 }), fc.integer({ min: 1 }), fc.nat({ max: 3 }), fc.integer({ min: 1 }))
  .map(([line, column, more, end]) => ({
    line,
    column,
    endLine: line + more,
    endColumn: more === 0 ? Math.max(column, end) : end,
  }));

const places: fc.Arbitrary<Place> = fc.record({ file: anyText, position }, { requiredKeys: ['file'] });

const rules = fc.oneof(fc.constantFrom(...CATALOGUE.map(({ id }) => id)), anyText);

const findings: fc.Arbitrary<Reported> = fc.record(
  {
    rule: rules,
    severity: fc.constantFrom('error', 'warning'),
    what: anyText,
    why: anyText,
    fix: anyText,
    page: anyText,
    basis: fc.constantFrom('documented', 'inferred', 'organization'),
    path: anyText,
    created: places,
    place: places,
    property: anyText,
    acknowledged: anyText,
  },
  { requiredKeys: ['rule', 'severity', 'what', 'why', 'fix', 'page', 'basis', 'path', 'place'] },
);

/** Any result of the type. */
export const anyResult: fc.Arbitrary<CheckResult> = fc.record({
  findings: fc.array(findings),
  unreadable: fc.array(fc.record({ place: places, reason: anyText })),
  unused: fc.array(fc.record({ rule: rules, path: anyText, place: places })),
  resources: fc.nat(),
});
