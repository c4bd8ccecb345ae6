import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, type KindName, kindOf, SUBJECTS } from '../../src/model/register';

/** Links of kinds with rules whose property takes more than one identifier. */
const OPEN: Readonly<Record<string, string>> = {
  'association.models': 'patterns of ARNs, also those of audience models, which have no resource type',
  'configuredTable.glueTable': 'the name of a table, for which CloudFormation has no attribute of its own',
  'configuredTable.athenaTable': 'the name of a table, for which CloudFormation has no attribute of its own',
  'configuredTable.glueDatabase': 'the name of a database, for which CloudFormation has no attribute of its own',
  'configuredTable.reviewed': 'no property, but metadata, in which any attribute leads to the template',
  'intermediateTable.reviewed': 'no property, but metadata, in which any attribute leads to the template',
  'modelAlgorithm.key': 'the ARN of a key, which CloudFormation returns by more than one attribute',
  'trainingDataset.glueTable': 'the name of a table, for which CloudFormation has no attribute of its own',
};

const spec = loadAwsServiceSpecSync();
const resourceOf = (name: string) => {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', kindOf(name as KindName).type);
  return resource;
};

const LINKS = KIND_NAMES.flatMap((name) =>
  Object.entries(kindOf(name).links).map(([link, declaration]) => ({ name, link, ...declaration })),
);
const TAKING = LINKS.filter(({ takes }) => takes !== undefined);

describe('links of kinds with rules', () => {
  test('state the identifier that their property takes, or why not', () => {
    const subjects = SUBJECTS.map(({ kind }) => kind as string);
    const open = LINKS.filter(({ name, takes }) => subjects.includes(name) && takes === undefined);

    expect(TAKING.length).toBeGreaterThan(10);
    expect(open.map(({ name, link }) => `${name}.${link}`).sort()).toEqual(Object.keys(OPEN).sort());
  });

  test.each(TAKING)('$name.$link has a property and attributes that CloudFormation has', ({ name, to, takes }) => {
    expect(Object.keys(resourceOf(name).properties)).toContain(takes?.property);
    const [best] = to;
    const attributes = Object.keys(resourceOf(best).attributes);
    const named = (takes?.attributes ?? []).filter((attribute) => attribute !== 'Ref');
    expect(attributes).toEqual(expect.arrayContaining(named));
  });

  test.each(TAKING)('$name.$link takes Ref only where it returns one identifier, which is the right one', (one) => {
    const { primaryIdentifier = [] } = resourceOf(one.to[0]);
    const takesRef = one.takes?.attributes.includes('Ref');
    const others = (one.takes?.attributes ?? []).filter((attribute) => attribute !== 'Ref');

    expect(!takesRef || primaryIdentifier.length === 1).toBe(true);
    expect(!takesRef || others.every((attribute) => primaryIdentifier.includes(attribute))).toBe(true);
  });
});
