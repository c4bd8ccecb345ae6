import { describe, expect, test } from 'vitest';
import { replacingChanges, specificationOf } from '../../../local/cloudformation/replacement';
import { RESOURCE_TYPES } from '../../../src/cli/replacement/resource-types';
import { KINDS } from '../../../src/custom-resources/kinds';
import { CLEAN_ROOMS_TYPES } from '../../limits/spec-paths';

/** The custom resources that are replaced without consequences, with what they do. */
const WITHOUT_CONSEQUENCES: Readonly<Record<string, string>> = {
  'analysis-template-validation': 'it only reads a template',
  'budget-remaining': 'it only reads budgets',
  'auto-approved-changes': 'it leaves the setting of the collaboration',
  'change-request-approval': 'an approval cannot be withdrawn',
  'collaboration-invitation': 'it only finds a collaboration',
  'disallowed-intermediate-table': 'no operation allows the table again',
  'id-mapping-table-population': 'the table keeps its data',
  'intermediate-table-population': 'the table keeps its data',
  'partner-membership': 'it only reads the members',
  'privacy-impact': 'it only computes',
  'schema-readiness': 'it only reads a schema',
};

const ALL = [...RESOURCE_TYPES.values()];

test('all resource types of the service and all custom resources are known', () => {
  const custom = Object.entries(KINDS).filter(([kind]) => !(kind in WITHOUT_CONSEQUENCES));

  expect([...RESOURCE_TYPES.keys()].sort()).toEqual(
    [...CLEAN_ROOMS_TYPES, ...custom.map(([, { resourceType }]) => resourceType)].sort(),
  );
  expect(Object.keys(WITHOUT_CONSEQUENCES).filter((kind) => !(kind in KINDS))).toEqual([]);
});

describe.each(ALL.filter(({ type }) => type.startsWith('AWS::')))('$type', ({ type, createOnly, identifier }) => {
  const specification = specificationOf(type);

  test('is replaced by the properties that replace it in the local engine', () => {
    const names = Object.keys(specification?.properties ?? {});
    const values = (value: string) =>
      Object.fromEntries(names.map((name) => [name, name === 'Parameters' ? { ResourceArn: value } : value]));

    expect([...createOnly].sort()).toEqual(replacingChanges(type, values('a'), values('b')).sort());
  });

  test('has one identifier, if an attribute equals it', () => {
    const { primaryIdentifier = [] } = specification ?? {};

    expect(primaryIdentifier.length === 1 ? primaryIdentifier : [undefined]).toEqual([identifier]);
  });
});

test.each(ALL.filter(({ type }) => type.startsWith('Custom::')))(
  '$type has these properties',
  ({ type, createOnly }) => {
    const { contract } = Object.values(KINDS).find(({ resourceType }) => resourceType === type) ?? {};
    const encoded = Object.keys(contract?.encode({} as never) ?? {});

    expect(createOnly.filter((name) => !encoded.includes(name))).toEqual([]);
  },
);

test.each(ALL)('texts of $type begin in lowercase and have no final period', ({ noun, ends, stays, fix }) => {
  for (const text of [noun, ends, stays, fix].filter((one) => typeof one === 'string')) {
    expect(text).toMatch(/^([a-z]|ID |ML ).*[^.]$/);
  }
});
