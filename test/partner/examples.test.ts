import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp as addedMember } from '../../examples/added-member/app';
import { buildApp as campaignReach } from '../../examples/campaign-reach/app';
import { buildApp as identityMatching } from '../../examples/identity-matching/app';
import { buildApp as invited } from '../../examples/invited/app';
import { buildApp as pysparkJob } from '../../examples/pyspark-job/app';
import { constructSource } from '../../src/model/construct-source';
import { OUTSIDE_OF_APP } from '../../src/model/env';
import { is, isNot, knownValue } from '../../src/model/fact';
import { UNREAD } from '../../src/model/raw';
import type { Resource, Source } from '../../src/model/source';
import { bundled } from '../custom-resources/support/bundled';
import { findingsOfSource } from '../support/graph-of';

/* One side of each example, as if it declared the others with all that they have: it has no finding, as the example has none. */

beforeAll(bundled);

/** What is declared of resources of others: their properties, and their lists. */
const DECLARED: { readonly [type: string]: readonly [names: readonly string[], lists: readonly string[]] } = {
  'AWS::CleanRooms::Membership': [['collaborationIdentifier'], ['associations', 'tables']],
  'AWS::CleanRooms::ConfiguredTable': [
    ['allowedColumns', 'analysisMethod', 'selectedAnalysisMethods', 'analysisRules'],
    ['associations'],
  ],
  'AWS::CleanRooms::ConfiguredTableAssociation': [
    ['name', 'membershipIdentifier', 'configuredTableIdentifier', 'configuredTableAssociationAnalysisRules'],
    [],
  ],
};

/** Tables that are made from others are declared by their names, as what queries read. */
const MADE_FROM_OTHERS = ['AWS::CleanRooms::IntermediateTable', 'AWS::CleanRooms::IdMappingTable'];

function declaredAs(resource: Resource): readonly Resource[] {
  const { key, type, path, presence, env } = resource;
  const outside = { ...env, stack: OUTSIDE_OF_APP };
  const same = { key, type, path, presence, env: outside, imported: true, isCreatedAfter: () => true };
  if (type === 'AWS::CleanRooms::Collaboration') {
    return [
      { ...same, deletionPolicy: UNREAD, updateReplacePolicy: UNREAD, property: (name) => resource.property(name) },
    ];
  }
  if (MADE_FROM_OTHERS.includes(type)) {
    const property = (name: string) =>
      ['name', 'membershipIdentifier'].includes(name) ? resource.property(name) : UNREAD;
    const association = 'AWS::CleanRooms::ConfiguredTableAssociation';
    return [
      { ...same, type: association, deletionPolicy: UNREAD, updateReplacePolicy: UNREAD, declared: [], property },
    ];
  }
  const [names, declared] = DECLARED[type] ?? [];
  const property = (name: string) => (names?.includes(name) ? resource.property(name) : UNREAD);
  return names ? [{ ...same, deletionPolicy: UNREAD, updateReplacePolicy: UNREAD, declared, property }] : [];
}

/** The resources of an account, and what it declares about those of all others. */
function seenBy(account: string, { resources }: Source): Source {
  return {
    resources: resources.flatMap((one) => (isNot(one.env.account, account) && !one.imported ? declaredAs(one) : [one])),
  };
}

describe.each([
  ['campaign-reach', campaignReach],
  ['added-member', addedMember],
  ['identity-matching', identityMatching],
  ['invited', invited],
  ['pyspark-job', pysparkJob],
])('the example %s', (_, buildApp) => {
  const accountsOf = ({ resources }: Source) => new Set(resources.flatMap(({ env }) => knownValue(env.account) ?? []));

  test('has no finding from the side of any account', () => {
    const source = constructSource(buildApp());
    const accounts = [...accountsOf(source)];

    expect(accounts.length).toBeGreaterThan(1);
    for (const account of accounts) {
      const seen = seenBy(account, source);
      expect(seen.resources.some(({ env }) => is(env.account, account))).toBe(true);
      expect(findingsOfSource(seen)).toEqual([]);
    }
  });
});
