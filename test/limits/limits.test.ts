import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templateName } from '../../src/model/raw';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Limit } from '../../src/rules/limit';
import { LIMITS } from '../../src/rules/limits';
import { apiLimitsOf } from './api-limits';
import { ADDED, DISAGREEMENTS, type Exception, LEFT_OUT } from './exceptions';
import { both, fullMatch, type Limits, normalized, statedIn } from './limits-of';
import { readLimits, schemaLimitsOf } from './schema-limits';
import { CLEAN_ROOMS_TYPES } from './spec-paths';

/**
 * That the table of limits is complete: it has each limit that the CloudFormation schema or the API states for a property
 * of Clean Rooms, with the same numbers, and no other. Where they differ, `exceptions.ts` says why.
 */

interface Row {
  /** `Collaboration.Members[].AccountId` */
  readonly path: string;
  readonly schema: Limits;
  readonly api: Limits;
  readonly table: readonly Limit[];
}

const ROWS: readonly Row[] = CLEAN_ROOMS_TYPES.flatMap((type) => {
  const api = apiLimitsOf(type);
  const table = tableOf(type);
  return [...schemaLimitsOf(type)].map(([path, schema]) => ({
    path: `${nameOf(type)}.${path}`,
    schema,
    api: api.get(path) ?? {},
    table: table.get(path) ?? [],
  }));
});

const KEYS = [
  ...(['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'] as const),
  ...(['unique', 'pattern', 'oneOf'] as const),
];

function nameOf(type: string): string {
  return type.split('::')[2];
}

/** The table of a type by the paths of a template. */
function tableOf(type: string): ReadonlyMap<string, readonly Limit[]> {
  return new Map(
    Object.entries(LIMITS[type] ?? {}).map(([path, limits]) => [path.split('.').map(templateName).join('.'), limits]),
  );
}

describe('what is read of the sources', () => {
  test('is of all types, of which the table has each', () => {
    expect(CLEAN_ROOMS_TYPES).toHaveLength(12);
    expect(Object.keys(LIMITS).sort()).toEqual(CLEAN_ROOMS_TYPES);
  });

  // The sources state no fewer limits from one release to the next, unless one of them is read wrong.
  test.each([
    ['schema', 489],
    ['api', 519],
  ] as const)('is no less than before: %s', (source, least) => {
    expect(ROWS.flatMap((row) => Object.keys(row[source])).length).toBeGreaterThanOrEqual(least);
  });

  test('is what the pages of CloudFormation state of some properties', () => {
    const schema = Object.fromEntries(ROWS.map((row) => [row.path, row.schema]));

    expect(schema['Collaboration.Members']).toEqual({ maxItems: 9 });
    expect(schema['Collaboration.CreatorMemberAbilities']).toEqual({ unique: true });
    expect(schema['PrivacyBudgetTemplate.Parameters.Epsilon']).toEqual({ minimum: 1, maximum: 20 });
    expect(schema['Membership.QueryLogStatus']).toEqual({ oneOf: ['ENABLED', 'DISABLED'] });
    expect(schema['AnalysisTemplate.Source.Text']).toEqual({ maxLength: 90_000 });
    expect(schema['ConfiguredTable.TableReference.Snowflake.TableSchema.V1']).toEqual({ minItems: 1, maxItems: 250 });
    expect(schema['TrainingDataset.TrainingData[].InputConfig.DataSource.GlueDataSource.CatalogId']).toEqual({
      minLength: 12,
      maxLength: 12,
      pattern: '^[0-9]{12}$',
    });
  });

  test('fails on a message whose words are new', () => {
    expect(() => readLimits("'x' is odd", 'string')).toThrow('words a limit in another way');
  });
});

describe('the table', () => {
  test('has only properties that CloudFormation has', () => {
    const paths = new Set(ROWS.map(({ path }) => path));
    const inTable = CLEAN_ROOMS_TYPES.flatMap((type) =>
      [...tableOf(type).keys()].map((path) => `${nameOf(type)}.${path}`),
    );

    expect(inTable.filter((path) => !paths.has(path))).toEqual([]);
  });

  test.each(CLEAN_ROOMS_TYPES)('has the limits of %s that both sources state together', (type) => {
    const rows = ROWS.filter(({ path }) => path.startsWith(`${nameOf(type)}.`));
    const expected = rows.map((row) => [row.path, shownOf(expectedOf(row))]);
    const actual = rows.map((row) => [row.path, shownOf(normalized(without(ADDED, row.path, statedIn(row.table))))]);

    expect(actual).toEqual(expected);
  });

  const patterns = ROWS.filter(({ table, schema, api }) => table.length > 0 && (schema.pattern ?? api.pattern));

  test.each(patterns.map((row) => [row.path, row] as const))('accepts what both sources accept: %s', (_, row) => {
    const { minLength = 0, maxLength = Infinity } = both(normalized(row.schema), normalized(row.api));
    const sources = [row.schema.pattern, row.api.pattern].filter(isPattern).map(fullMatch);
    const texts = fc
      .oneof(...sources.map((source) => fc.stringMatching(withoutAssertions(source))))
      .filter((text) => [...text].length >= minLength && [...text].length <= maxLength)
      .filter((text) => sources.every((source) => source.test(text)));

    fc.assert(
      fc.property(texts, (text) => {
        expect(row.table.flatMap((limit) => limit.breachOf(text) ?? [])).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('exceptions', () => {
  const all = [...LEFT_OUT, ...ADDED];

  test('name rules that exist', () => {
    const ids = CATALOGUE.map(({ id }) => id);

    expect(all.flatMap(({ rule }) => rule ?? []).filter((rule) => !ids.includes(rule))).toEqual([]);
  });

  test('are no longer here once the table has what they leave out', () => {
    const stale = LEFT_OUT.flatMap(({ paths, only }) =>
      paths.filter((path) => {
        const rows = rowsAt(path);
        const isLeftOut = ({ schema, api, table }: Row) => {
          const stated = Object.keys({ ...normalized(schema), ...normalized(api) }).filter(
            (key) => !only || key === only,
          );
          return stated.length > 0 && stated.every((key) => !(key in statedIn(table)));
        };
        return rows.length === 0 || !rows.every(isLeftOut);
      }),
    );

    expect(stale).toEqual([]);
  });

  test('are no longer here once a source states what they add', () => {
    const stale = ADDED.flatMap(({ paths, only }) =>
      paths.filter((path) => {
        const isAdded = ({ schema, api, table }: Row) =>
          only !== undefined && only in statedIn(table) && !(only in schema) && !(only in api);
        return !rowsAt(path).some(isAdded);
      }),
    );

    expect(stale).toEqual([]);
  });
});

test('schema and API disagree where it is recorded, and nowhere else', () => {
  const found = ROWS.flatMap(({ path, schema, api }) =>
    KEYS.filter((key) => key !== 'pattern').flatMap((limit) => {
      const [ours, theirs] = [normalized(schema)[limit], normalized(api)[limit]];
      if (ours === undefined || theirs === undefined || JSON.stringify(ours) === JSON.stringify(theirs)) {
        return [];
      }
      return [{ path, limit, schema: beyond(ours, theirs), api: beyond(theirs, ours) }];
    }),
  );

  const byPath = (one: { readonly path: string }, other: { readonly path: string }) => (one.path < other.path ? -1 : 1);
  expect(found.sort(byPath)).toEqual([...DISAGREEMENTS].sort(byPath));
});

/** A list of values without those of another list; any other limit as it is. */
function beyond(one: Limits[keyof Limits], other: Limits[keyof Limits]): unknown {
  return Array.isArray(one) && Array.isArray(other) ? one.filter((value) => !other.includes(value)) : one;
}

function expectedOf({ path, schema, api }: Row): Limits {
  return both(normalized(without(LEFT_OUT, path, schema)), normalized(without(LEFT_OUT, path, api)));
}

/** Limits as they are compared. The pattern of the table is its own, and `accepts what both sources accept` compares it. */
function shownOf(limits: Limits): object {
  return Object.fromEntries(KEYS.map((key) => [key, key === 'pattern' ? key in limits : limits[key]]));
}

/** The limits of a property without those that are exceptions. */
function without(exceptions: readonly Exception[], path: string, limits: Limits): Limits {
  const excepted = exceptions.filter(({ paths }) => paths.some((one) => isAt(one, path)));
  return Object.fromEntries(
    Object.entries(limits).filter(([key]) => !excepted.some(({ only }) => only === undefined || only === key)),
  );
}

function rowsAt(path: string): readonly Row[] {
  return ROWS.filter((row) => isAt(path, row.path));
}

function isAt(path: string, of: string): boolean {
  return path.startsWith('*.') ? of.slice(of.indexOf('.')) === path.slice(1) : path === of;
}

/** The name of a format in the check of templates is no pattern. */
function isPattern(pattern: string | undefined): pattern is string {
  return pattern !== undefined && !pattern.startsWith('AWS::');
}

/** fast-check makes texts of a pattern that has no assertions inside. What they exclude is filtered afterwards. */
function withoutAssertions({ source, flags }: RegExp): RegExp {
  return source.includes('(?!^') ? /^[a-z0-9.-]{3,9}$/ : new RegExp(source.replace(/\(\?![^)]*\)/g, ''), flags);
}
