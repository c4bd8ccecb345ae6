import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { deployed } from './cloudformation-types';
import { addCollaborationRule, addCustomRule } from './rules';

const QUERY = { of: 'a query of the service over an empty table, for each population', is: 'more' } as const;

/** Intermediate tables. The client of the SDK does not have them yet. */
export const INTERMEDIATE_TABLE_PROBES: readonly Probe[] = [
  {
    name: 'intermediate-table-with-rule-stays',
    claim: 'An intermediate table is not deleted while it has a rule.',
    run: async (scene) => {
      const { target } = await roomWithIntermediateTable(scene);
      await addIntermediateRule(scene, target);
      const remove = scene.creator.others.call('DeleteIntermediateTable', target);
      return observe('the outcome', await outcomeOf(remove), 'ConflictException SUBRESOURCES_EXIST');
    },
  },
  {
    name: 'base-tables-are-not-looked-up',
    claim: 'The base tables of an intermediate table are not looked up when it is created.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const create = createIntermediateTable(scene, membershipIdentifier, 'SELECT id FROM no_such_table');
      return observe('the outcome', await outcomeOf(create), 'success');
    },
  },
  {
    name: 'veto-of-the-author',
    claim: 'Every member can disallow an intermediate table, also its author, repeatedly.',
    run: async (scene) => {
      const { membershipIdentifier, intermediateTableName } = await roomWithIntermediateTable(scene);
      const disallow = () =>
        scene.creator.others.call('DisallowIntermediateTable', { membershipIdentifier, intermediateTableName });
      const outcomes = await outcomesOf({ 'the first time': disallow, 'the second time': disallow });
      return outcomes.map(([when, outcome]) => observe(when, outcome, 'success'));
    },
  },
  {
    name: 'veto-of-any-member',
    claim: 'A member without abilities or tables can disallow the intermediate table of another one.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, intermediateTableName, target } = await roomWithIntermediateTable(scene, [
        scene.invitation(),
      ]);
      const { id } = await scene.join(scene.partner, collaboration);
      const veto = await outcomeOf(
        scene.partner.others.call('DisallowIntermediateTable', { membershipIdentifier: id, intermediateTableName }),
      );
      const { intermediateTable } = await scene.creator.others.call('GetIntermediateTable', target);
      return [
        observe('the veto', veto, 'success'),
        observe('the status of the table', intermediateTable.status, 'DISALLOWED_BY_DATA_PROVIDER'),
      ];
    },
  },
  {
    name: 'veto-ends-at-its-table',
    claim: 'What is made from a disallowed intermediate table stays allowed.',
    run: async (scene) => {
      const { membershipIdentifier, intermediateTableName } = await roomWithIntermediateTable(scene);
      const { others } = scene.creator;
      const query = `SELECT user_id FROM ${intermediateTableName}`;
      const { intermediateTable } = await createIntermediateTable(scene, membershipIdentifier, query, 'second');
      await others.call('DisallowIntermediateTable', { membershipIdentifier, intermediateTableName });
      const second = await others.call('GetIntermediateTable', {
        membershipIdentifier,
        intermediateTableIdentifier: intermediateTable.id,
      });
      return observe('the status of what is made from it', second.intermediateTable.status, 'CREATED');
    },
  },
  {
    name: 'disallowed-table-is-not-populated',
    claim: 'A table that a data provider has disallowed is not populated: ConflictException INVALID_STATE.',
    // It is free if the assumption holds.
    cost: QUERY,
    run: async (scene) => {
      const { membershipIdentifier, intermediateTableName, target } = await roomWithIntermediateTable(scene);
      const { others } = scene.creator;
      await others.call('DisallowIntermediateTable', { membershipIdentifier, intermediateTableName });
      const populate = others.call('PopulateIntermediateTable', target);
      return observe('the outcome', await outcomeOf(populate), 'ConflictException INVALID_STATE');
    },
  },
  {
    name: 'two-populations-at-once',
    claim: 'Two populations of one table can run at the same time, and neither is refused.',
    cost: QUERY,
    run: async (scene) => {
      const { target } = await roomWithIntermediateTable(scene);
      const populate = () => scene.creator.others.call('PopulateIntermediateTable', target);
      const outcomes = await outcomesOf({ 'the first one': populate, 'the second one': populate });
      return outcomes.map(([which, outcome]) => observe(which, outcome, 'success'));
    },
  },
  {
    name: 'stack-populates-its-table',
    claim: 'CloudFormation populates an intermediate table when it creates it.',
    cost: QUERY,
    run: async (scene) => {
      const { membershipIdentifier, association } = await roomWithReadableTable(scene);
      const { ids } = await deployed(scene, 'table', {
        Resources: {
          Table: {
            Type: 'AWS::CleanRooms::IntermediateTable',
            Properties: {
              MembershipIdentifier: membershipIdentifier,
              Name: scene.tableName('intermediate'),
              PopulationAnalysisConfiguration: {
                SqlParameters: { QueryString: `SELECT user_id FROM ${association.name}` },
              },
            },
          },
        },
      });
      const [intermediateTableIdentifier] = String(ids.Table).split('|');
      const { intermediateTableVersionSummaries } = await scene.creator.others.call('ListIntermediateTableVersions', {
        membershipIdentifier,
        intermediateTableIdentifier,
      });
      return observe('the versions of its data', intermediateTableVersionSummaries.length, 1);
    },
  },
];

/** A room with a table that queries can read. */
async function roomWithReadableTable(scene: Scene, members: ReturnType<Scene['invitation']>[] = []) {
  const room = await scene.roomWithTable({ members });
  await addCustomRule(scene, room.table);
  await addCollaborationRule(scene, room.membership, room.association);
  return room;
}

/** A room with such a table, and an intermediate table of such a query, without data. */
export async function roomWithIntermediateTable(scene: Scene, members: ReturnType<Scene['invitation']>[] = []) {
  const room = await roomWithReadableTable(scene, members);
  const { membershipIdentifier } = room;
  const { intermediateTable } = await createIntermediateTable(
    scene,
    membershipIdentifier,
    `SELECT user_id FROM ${room.association.name}`,
  );
  const target = { membershipIdentifier, intermediateTableIdentifier: intermediateTable.id };
  return { ...room, target, intermediateTableName: intermediateTable.name };
}

function createIntermediateTable(
  scene: Scene,
  membershipIdentifier: string,
  queryString: string,
  name = 'intermediate',
) {
  return scene.creator.others.call('CreateIntermediateTable', {
    membershipIdentifier,
    name: scene.tableName(name),
    populationAnalysisConfiguration: { sqlParameters: { queryString } },
    tags: scene.tags,
  });
}

function addIntermediateRule(scene: Scene, target: Awaited<ReturnType<typeof roomWithIntermediateTable>>['target']) {
  return scene.creator.others.call('CreateIntermediateTableAnalysisRule', {
    ...target,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: {
      v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [scene.creator.account] } },
    },
  });
}
