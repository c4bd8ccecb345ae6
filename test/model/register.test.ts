import * as cleanrooms from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { KIND_NAMES, type KindName, kindOf, type NodeOf, SUBJECTS } from '../../src/model/register';
import {
  addedMember,
  association,
  autoApproval,
  bucket,
  budget,
  changeApproval,
  collaboration,
  entityNamespace,
  glueDatabase,
  glueTable,
  idMappingTable,
  idNamespace,
  intermediateTable,
  key,
  mappingWorkflow,
  member,
  membership,
  modelAlgorithm,
  modelAssociation,
  registeredLocation,
  role,
  STRANGER,
  table,
  template,
  trainingDataset,
  UNKNOWN,
} from '../support/nodes';

/** Types that belong to a membership and have a name, which is not one of a table. */
const NOT_A_TABLE: Readonly<Record<string, string>> = {
  'AWS::CleanRooms::AnalysisTemplate': 'queries are made from it, and do not read it',
  'AWS::CleanRooms::IdNamespaceAssociation': 'ID mapping tables are made from it, and queries do not read it',
};

/** What a builder of tests makes of each kind, or why none does. */
const BUILT: { readonly [K in KindName]: (() => NodeOf<K>) | string } = {
  collaboration: () => collaboration(),
  membership: () => membership(undefined),
  configuredTable: () => table(),
  association: () => association(undefined, undefined),
  analysisTemplate: () => template(undefined, 'SELECT 1'),
  privacyBudget: () => budget(undefined),
  intermediateTable: () => intermediateTable(undefined, UNKNOWN),
  idMappingTable: () => idMappingTable(undefined),
  addedMember: () => addedMember(collaboration(), member(STRANGER)),
  autoApproval: () => autoApproval(collaboration(), UNKNOWN),
  changeApproval: () => changeApproval(collaboration(), STRANGER),
  audienceModelAssociation: 'only reports state that it exists',
  mlConfiguration: 'only reports state that it exists',
  trainingDataset: () => trainingDataset(),
  modelAlgorithm: () => modelAlgorithm(),
  modelAssociation: () => modelAssociation(undefined),
  idNamespace: () => idNamespace(undefined),
  entityNamespace: () => entityNamespace('SOURCE'),
  mappingWorkflow: () => mappingWorkflow(),
  entityStatement: 'rules see only that a resource has it',
  glueTable: () => glueTable(),
  glueDatabase: () => glueDatabase(),
  registeredLocation: () => registeredLocation(),
  bucket: () => bucket(),
  bucketPolicy: 'rules see it as statements of a role',
  key: () => key(),
  role: () => role(),
  policy: 'rules see it as statements of a role',
  managedPolicy: 'rules see it as statements of a role',
  rolePolicy: 'rules see it as statements of a role',
};

/** The L1s of Clean Rooms, with the names of their properties. */
const L1S = Object.values(cleanrooms as Readonly<Record<string, unknown>>)
  .filter((one): one is L1Class => typeof one === 'function' && 'CFN_RESOURCE_TYPE_NAME' in one)
  .map((l1) => ({ type: l1.CFN_RESOURCE_TYPE_NAME, has: (name: string) => name in l1.prototype }));

interface L1Class {
  readonly CFN_RESOURCE_TYPE_NAME: string;
  readonly prototype: object;
}

const TYPES = KIND_NAMES.map((name) => kindOf(name).type);

function entersTables(name: KindName): boolean {
  return Object.values(kindOf(name).links).some(({ to, back }) => to.includes('membership') && back.includes('tables'));
}

describe('the register', () => {
  test('has every type of Clean Rooms', () => {
    expect(L1S.length).toBeGreaterThanOrEqual(9);
    expect(L1S.map(({ type }) => type).filter((type) => !TYPES.includes(type))).toEqual([]);
  });

  test('has each type once', () => {
    expect(TYPES).toEqual([...new Set(TYPES)]);
  });

  test('lets every table of a membership share the space of table names', () => {
    const named = L1S.filter(({ has }) => has('name') && has('membershipIdentifier')).map(({ type }) => type);
    const tables = KIND_NAMES.filter(entersTables).map((name) => kindOf(name).type);

    expect(named.filter((type) => !(type in NOT_A_TABLE)).sort()).toEqual([...tables].sort());
  });

  test('links to kinds that it has', () => {
    const targets = KIND_NAMES.flatMap((name) => Object.values(kindOf(name).links).flatMap(({ to }) => to));

    expect(targets.filter((name) => !(KIND_NAMES as readonly string[]).includes(name))).toEqual([]);
  });

  test.each(SUBJECTS)('has a heading of its own for $kind', ({ heading }) => {
    expect(SUBJECTS.filter((other) => other.heading === heading)).toHaveLength(1);
  });

  test.each(SUBJECTS)('has a builder in tests for $kind, which rules judge', ({ kind }) => {
    const build = BUILT[kind];

    expect(typeof build === 'function' && build().kind).toBe(kind);
  });
});
