import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { CONTROLS } from '../../src/report/controls';
import { reportsIn, reportsJson, reportsOf } from '../../src/report/json';
import { LEVELS } from '../../src/report/levels';
import { type PrivacyReport, UNRESTRICTED_KINDS } from '../../src/report/report';
import { privacyReportValidator } from '../cli/output/schemas';
import { bundled } from '../custom-resources/support/bundled';
import { EXAMPLES, reportsOnExample } from './support/example-reports';
import { FULL } from './support/full-report';

beforeAll(() => void bundled());

/** The properties that the type declares as optional. */
const OPTIONAL = /\.(uses\[\d+\]\.(functions|parameters|joins)|impacts)$/;

/** A document in which the value at one place is replaced or removed, for each place. */
function* changed(value: unknown, at = ''): Generator<readonly [at: string, copy: (other: unknown) => unknown]> {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    const withOther = (other: unknown) =>
      Array.isArray(value)
        ? value.map((one, i) => (String(i) === key ? other : one))
        : Object.fromEntries(Object.entries({ ...value, [key]: other }).filter(([, one]) => one !== undefined));
    yield [place, withOther];
    for (const [deeper, copy] of changed(inner, place)) {
      yield [deeper, (other) => withOther(copy(other))];
    }
  }
}

const ROOT = join(__dirname, '..', '..');

const REPORT_TYPES = ts.createSourceFile(
  'report.ts',
  readFileSync(join(ROOT, 'src', 'report', 'report.ts'), 'utf8'),
  ts.ScriptTarget.ES2022,
  true,
);
const INTERFACES = REPORT_TYPES.statements.filter(ts.isInterfaceDeclaration);

interface Definition {
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: { readonly enum?: readonly string[] } };
}

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs', 'schemas', 'privacy-report.schema.json'), 'utf8')) as {
  readonly definitions: { readonly [name: string]: Definition };
};

const DOCUMENT = { version: 1, reports: [FULL] };
const PLACES = [...changed(DOCUMENT)];

describe('a document of reports', () => {
  test.each(EXAMPLES)('of the example %s is read as it was written', async (name) => {
    const reports = await reportsOnExample(name);

    expect(reportsIn(reportsJson(reports))).toEqual({ reports });
  });

  test('has no control characters', () => {
    const { collaboration } = FULL;
    const report: PrivacyReport = { ...FULL, collaboration: { ...collaboration, name: 'a\u202eb\u0007\ud800' } };

    expect(reportsJson([report])).toMatch(/"name": "a\\u202eb\\u0007\ufffd"/);
  });

  test('is not read if it is not JSON', () => {
    expect(reportsIn('{"version": 1,')).toEqual({ wrong: expect.stringMatching(/^it is not valid JSON: /) });
  });

  test.each<[unknown, string]>([
    [
      null,
      'the document is null, which must be an object with "version" and "reports", as cdk-cleanrooms report writes it',
    ],
    [
      [],
      'the document is a list, which must be an object with "version" and "reports", as cdk-cleanrooms report writes it',
    ],
    [
      { version: 1 },
      'the document is an object, which must be an object with "version" and "reports", as cdk-cleanrooms report writes it',
    ],
    [
      { version: 2, reports: 'other' },
      'version is 2, which must be 1; it was written by another version of cdk-cleanrooms',
    ],
    [{ version: 1, reports: {} }, 'reports is an object, which must be a list'],
    [{ version: 1, reports: [{ ...FULL, tables: undefined }] }, 'reports[0].tables is missing, which must be a list'],
  ])('is not read if it is another one: %j', (document, wrong) => {
    expect(reportsOf(document)).toEqual({ wrong });
  });

  test('is not read with a kind of control that is not known, or with a value that its kind does not have', () => {
    const of = (control: object) =>
      reportsOf({ version: 1, reports: [{ ...FULL, controls: [{ owner: null, subject: '', ...control }] }] });

    expect(of({ kind: 'LATER', value: 1 })).toEqual({
      wrong: expect.stringMatching(/^reports\[0\]\.controls\[0\]\.kind is "LATER", which must be one of "EPSILON", /),
    });
    expect(of({ kind: 'EPSILON', value: '3' })).toEqual({
      wrong: 'reports[0].controls[0].value is "3", which must be a number',
    });
    expect(of({ kind: 'BUDGET_REFRESH', value: 'DAY' })).toEqual({
      wrong: 'reports[0].controls[0].value is "DAY", which must be one of "NONE", "CALENDAR_MONTH"',
    });
    expect(of({ kind: 'JOIN_COLUMNS', value: ['a', 1] })).toEqual({
      wrong: 'reports[0].controls[0].value[1] is 1, which must be a text',
    });
    expect(of({ kind: 'USER_IDENTIFIER', value: 'uid' })).toHaveProperty('reports');
    expect(of({ kind: 'EPSILON', value: null })).toHaveProperty('reports');
  });

  test('can have properties of later versions', () => {
    const later = { ...DOCUMENT, later: 1, reports: [{ ...FULL, later: {} }] };

    expect(reportsOf(later)).toEqual({ reports: later.reports });
  });

  test('is read as a whole or not at all: no value can be of another type', () => {
    expect(PLACES.length).toBeGreaterThan(100);
    for (const [at, copy] of PLACES) {
      // An object is the value of no property, except where objects are.
      expect({ at, read: reportsOf(copy([[null]])) }).toEqual({ at, read: { wrong: expect.stringContaining(' is ') } });
    }
  });

  test('is read as a whole or not at all: no property can be missing', () => {
    for (const [at, copy] of PLACES.filter(([place]) => !place.endsWith(']') && !place.includes('.values.'))) {
      const read = reportsOf(copy(undefined));

      expect({ at, isRead: 'reports' in read }).toEqual({ at, isRead: OPTIONAL.test(at) });
    }
  });
});

describe('the schema', () => {
  const open = privacyReportValidator({ closed: false });
  const closed = privacyReportValidator({ closed: true });

  test.each(EXAMPLES)('describes the reports of the example %s', async (name) => {
    const document: unknown = JSON.parse(reportsJson(await reportsOnExample(name)));

    expect([closed(document), closed.errors]).toEqual([true, null]);
  });

  test('describes each property', () => {
    expect([closed(DOCUMENT), closed.errors]).toEqual([true, null]);
  });

  test.each(INTERFACES)('has a definition for $name.text, with the same properties', ({ name, members }) => {
    const definition = SCHEMA.definitions[name.text];
    const properties = members.filter(ts.isPropertySignature);
    const required = properties.filter(({ questionToken }) => !questionToken);

    expect(Object.keys(definition.properties)).toEqual(properties.map((one) => one.name.getText()));
    expect(definition.required).toEqual(required.map((one) => one.name.getText()));
  });

  test('has the values of all enumerations', () => {
    const { Control, Flow, Unrestricted, Through } = SCHEMA.definitions;

    expect(Control.properties.kind.enum).toEqual(Object.keys(CONTROLS));
    expect(Flow.properties.level.enum).toEqual(LEVELS.filter((level) => level !== 'NOTHING'));
    expect(Unrestricted.properties.kind.enum).toEqual(UNRESTRICTED_KINDS);
    expect([...(Through.properties.kind.enum ?? [])].sort()).toEqual(
      [...REPORT_TYPES.text.matchAll(/\| \{ readonly kind: '(\w+)'/g)].map(([, kind]) => kind).sort(),
    );
  });

  test('rejects what is not read', () => {
    const accepted = PLACES.filter(([, copy]) => open(copy([[null]])));

    expect(accepted.map(([at]) => at)).toEqual([]);
  });
});
