import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ResourceProvider } from '../../../local/cloudformation/provider';
import { Random } from '../../../local/cloudformation/random';
import { RESOURCE_TYPES } from '../../../src/cli/replacement/resource-types';
import { replacements } from '../../../src/cli/replacements';
import { World } from '../../local/cloudformation/world';
import { holds, SEEDS } from '../../support/exploration';
import { ADVERTISER } from '../../support/two-companies';

/** That the command reports what an engine replaces and removes: random edits of a room are compared, and deployed. */

const FOLDER = mkdtempSync(join(tmpdir(), 'replaced-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

interface Template {
  readonly Parameters: object;
  readonly Conditions: object;
  Resources: Record<string, Resource>;
}

interface Resource {
  readonly Type: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Condition?: string;
  readonly Properties: Record<string, unknown>;
}

function room(): Template {
  const membership = { MembershipIdentifier: { Ref: 'Membership' } };
  return {
    Parameters: { Stage: { Type: 'String', Default: 'test' } },
    Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
    Resources: {
      Ads: {
        Type: 'AWS::CleanRooms::Collaboration',
        Properties: {
          Name: 'Reach',
          CreatorDisplayName: 'Publisher',
          CreatorMemberAbilities: [],
          QueryLogStatus: 'ENABLED',
          Members: [
            {
              AccountId: ADVERTISER,
              DisplayName: { 'Fn::Sub': 'Advertiser \x24{Stage}' },
              MemberAbilities: ['CAN_QUERY'],
            },
            { AccountId: '333333333333', DisplayName: 'Agency', MemberAbilities: [] },
          ],
        },
      },
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        Properties: {
          CollaborationIdentifier: { 'Fn::GetAtt': ['Ads', 'CollaborationIdentifier'] },
          QueryLogStatus: 'ENABLED',
        },
      },
      Sales: { Type: 'AWS::CleanRooms::ConfiguredTable', Properties: { Name: 'sales', AllowedColumns: ['id'] } },
      Association: {
        Type: 'AWS::CleanRooms::ConfiguredTableAssociation',
        Properties: { ...membership, Name: 'sales', ConfiguredTableIdentifier: { Ref: 'Sales' } },
      },
      Query: {
        Type: 'AWS::CleanRooms::AnalysisTemplate',
        Properties: { ...membership, Name: 'reach', Format: 'SQL', Source: { Text: 'SELECT 1' } },
      },
      Budget: {
        Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
        Properties: {
          ...membership,
          PrivacyBudgetType: 'ACCESS_BUDGET',
          AutoRefresh: 'NONE',
          Parameters: { ResourceArn: { 'Fn::GetAtt': ['Association', 'Arn'] }, Epsilon: 3 },
        },
      },
    },
  };
}

type Edit = (template: Template) => void;

const NAMES = Object.keys(room().Resources);

/** A value of one property, or that it is absent. */
const SETTINGS: readonly (readonly [resource: string, property: string, values: readonly unknown[]])[] = [
  ['Ads', 'Name', ['Range', { Ref: 'Stage' }]],
  ['Ads', 'CreatorDisplayName', ['Media', { Ref: 'Stage' }, { 'Fn::Join': ['', ['Pub', 'lisher']] }]],
  ['Ads', 'QueryLogStatus', ['DISABLED', { 'Fn::If': ['IsTest', 'ENABLED', 'DISABLED'] }]],
  ['Ads', 'JobLogStatus', ['ENABLED', { 'Fn::If': ['IsTest', { Ref: 'AWS::NoValue' }, 'ENABLED'] }]],
  [
    'Ads',
    'Members',
    [[], [{ AccountId: '333333333333', DisplayName: 'Agency', MemberAbilities: ['CAN_RECEIVE_RESULTS'] }]],
  ],
  ['Membership', 'QueryLogStatus', ['DISABLED']],
  ['Membership', 'CollaborationIdentifier', [{ Ref: 'Ads' }, 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee']],
  ['Sales', 'AllowedColumns', [['id', 'city']]],
  ['Association', 'Name', ['orders', { 'Fn::Sub': 'sales' }]],
  ['Association', 'ConfiguredTableIdentifier', [{ 'Fn::GetAtt': 'Sales.ConfiguredTableIdentifier' }]],
  ['Query', 'Source', [{ Text: 'SELECT 2' }, { Text: { 'Fn::Sub': 'SELECT \x24{Stage}' } }]],
  ['Query', 'Description', ['Reach']],
  ['Budget', 'AutoRefresh', ['CALENDAR_MONTH']],
  ['Budget', 'Parameters', [{ ResourceArn: { 'Fn::Sub': '\x24{Association.Arn}' }, Epsilon: 5 }, { ResourceArn: 'a' }]],
];

const ANY_SETTING: fc.Arbitrary<Edit> = fc.constantFrom(...SETTINGS).chain(([resource, property, values]) =>
  fc.constantFrom<unknown>(undefined, ...values).map(
    (value): Edit =>
      ({ Resources }) => {
        const { Properties } = Resources[resource] ?? { Properties: {} };
        if (value === undefined) {
          delete Properties[property];
        } else {
          Properties[property] = value;
        }
      },
  ),
);
const ANY_POLICY: fc.Arbitrary<Edit> = fc.constantFrom(...NAMES).map((name) => ({ Resources }) => {
  Object.assign(Resources[name] ?? {}, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});
const ANY_CONDITION: fc.Arbitrary<Edit> = fc.constant(({ Resources }) => {
  Object.assign(Resources.Budget ?? {}, { Condition: 'IsTest' });
});
const ANY_RENAMING: fc.Arbitrary<Edit> = fc.constantFrom(...NAMES).map((name) => (template) => {
  const renamed = JSON.stringify(template.Resources)
    .replaceAll(`"${name}"`, `"${name}2"`)
    .replaceAll(`"${name}.`, `"${name}2.`)
    .replaceAll(`{${name}.`, `{${name}2.`);
  template.Resources = JSON.parse(renamed);
});
const ANY_REMOVAL: fc.Arbitrary<Edit> = fc.constantFrom('Budget', 'Query').map((name) => ({ Resources }) => {
  delete Resources[name];
});

/** What differs from the room; names change last, so that references to them do as well. */
interface Edits {
  readonly edits: readonly Edit[];
  readonly renamings: readonly Edit[];
}

const ANY_EDITS: fc.Arbitrary<Edits> = fc.record({
  edits: fc.array(fc.oneof({ weight: 6, arbitrary: ANY_SETTING }, ANY_POLICY, ANY_CONDITION, ANY_REMOVAL), {
    maxLength: 4,
  }),
  renamings: fc.array(ANY_RENAMING, { maxLength: 1 }),
});

function edited(...all: readonly Edits[]): Template {
  const template = room();
  for (const edit of [...all.flatMap(({ edits }) => edits), ...all.flatMap(({ renamings }) => renamings)]) {
    edit(template);
  }
  return template;
}

/** A service that accepts everything, and generates identifiers. */
function lenientProviders(deleted: Set<string>): Record<string, ResourceProvider> {
  const random = new Random(1);
  const made = (physicalId: string, logicalId: string) => {
    const names = ['Arn', 'CollaborationIdentifier', 'MembershipIdentifier', 'ConfiguredTableIdentifier'];
    return {
      physicalId,
      attributes: Object.fromEntries(names.map((name) => [name, name === 'Arn' ? `arn:${physicalId}` : physicalId])),
      logicalId,
    };
  };
  const provider: ResourceProvider = {
    create: (_, { logicalId }) => made(random.uuid(), logicalId),
    update: (id, _, __, { logicalId }) => made(id, logicalId),
    delete: (id) => void deleted.add(id),
  };
  return Object.fromEntries([...RESOURCE_TYPES.keys()].map((type) => [type, provider]));
}

describe('what the command reports', () => {
  test.each(SEEDS)('is what an engine replaces and removes (seed %i)', async (seed) => {
    await fc.assert(
      fc.asyncProperty(ANY_EDITS, ANY_EDITS, async (first, second) => {
        const [before, after] = [edited(first), edited(first, second)];
        const [old, current] = [before, after].map((template, i) => {
          const file = join(FOLDER, `${i}.json`);
          writeFileSync(file, JSON.stringify(template));
          return file;
        });
        const { changes, unknown } = replacements({ before: old as string, after: current as string });

        const deleted = new Set<string>();
        const world = new World({ providers: lenientProviders(deleted), checkSchema: () => undefined });
        const stack = await world.deploy(before.Resources, {
          Parameters: before.Parameters,
          Conditions: before.Conditions,
        });
        const existed = stack.resources;
        await world.deploy(after.Resources, { Parameters: after.Parameters, Conditions: after.Conditions });
        const replaced = [...existed].filter(([id, { physicalId }]) => {
          const now = stack.resources.get(id);
          return now === undefined || now.physicalId !== physicalId;
        });
        const doubtful = new Set(unknown.map(({ logicalId }) => logicalId));

        expect(stack.status).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
        const reported = changes.map(({ logicalId }) => logicalId);
        expect(reported.filter((id) => !replaced.some(([other]) => other === id))).toEqual([]);
        expect(replaced.map(([id]) => id).filter((id) => !reported.includes(id) && !doubtful.has(id))).toEqual([]);
        for (const { logicalId, previous } of changes.filter((change) => change.previous !== 'unknown')) {
          expect([logicalId, deleted.has(existed.get(logicalId)?.physicalId ?? '')]).toEqual([
            logicalId,
            previous === 'deleted',
          ]);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  test.each(SEEDS)('is nothing for the same template (seed %i)', (seed) => {
    holds(
      fc.property(ANY_EDITS, (edits) => {
        const template = edited(edits);
        const files = ['same-1.json', 'same-2.json'].map((name) => join(FOLDER, name));
        files.forEach((file) => void writeFileSync(file, JSON.stringify(template)));

        expect(replacements({ before: files[0] ?? '', after: files[1] ?? '' })).toMatchObject({
          changes: [],
          unknown: [],
        });
      }),
      seed,
    );
  });
});
