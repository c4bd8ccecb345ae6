import { outcomeOf, Undecided } from '../outcome';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { deleteStack, type StackTemplate } from '../stacks';

/** What the resource types of Clean Rooms do with the API. */
export const CLOUDFORMATION_TYPE_PROBES: readonly Probe[] = [
  {
    name: 'table-without-its-rule-goes',
    claim: 'A table whose rule cannot be created is deleted again.',
    run: async (scene) => {
      const template = await tableTemplate(scene, { AnalysisRules: [MISMATCHED_RULE] });
      const { status } = await scene.deploy('table', template);
      return [
        observe('the stack', status, 'ROLLBACK_COMPLETE'),
        observe('tables with the name', await tablesNamed(scene, scene.name('table')), []),
      ];
    },
  },
  {
    name: 'removed-description',
    claim: 'A description that is removed from a template becomes empty.',
    run: async (scene) => {
      const { ids } = await deployed(scene, 'table', await tableTemplate(scene, { Description: 'some text' }));
      await deployed(scene, 'table', await tableTemplate(scene, {}));
      const { configuredTable } = await scene.creator.cleanRooms.getConfiguredTable({
        configuredTableIdentifier: ids.Table,
      });
      return observe('the description', configuredTable?.description, '');
    },
  },
  {
    name: 'rule-changes-its-type',
    claim: 'An analysis rule that changes its type is deleted and created again, and its table stays.',
    run: async (scene) => {
      const before = await deployed(scene, 'table', await tableTemplate(scene, { AnalysisRules: [LIST_RULE] }));
      const after = await scene.deploy('table', await tableTemplate(scene, { AnalysisRules: [CUSTOM_RULE] }));
      const { configuredTable } = await scene.creator.cleanRooms.getConfiguredTable({
        configuredTableIdentifier: before.ids.Table,
      });
      return [
        observe('the update', after.status, 'UPDATE_COMPLETE'),
        observe('the table is the same', after.ids.Table === before.ids.Table, true),
        observe('its rules', configuredTable?.analysisRuleTypes, ['CUSTOM']),
      ];
    },
  },
  {
    name: 'change-of-metrics',
    claim: 'A change of IsMetricsEnabled, which no operation accepts, is passed over in silence.',
    run: async (scene) => {
      const collaboration = await scene.collaboration({ isMetricsEnabled: true });
      const membership = (IsMetricsEnabled: boolean) => ({
        Resources: {
          Membership: {
            Type: 'AWS::CleanRooms::Membership',
            Properties: {
              CollaborationIdentifier: collaboration.id,
              QueryLogStatus: 'DISABLED',
              IsMetricsEnabled,
            },
            // It goes with the collaboration, and cannot be deleted before.
            DeletionPolicy: 'Retain',
          },
        },
      });
      const before = await deployed(scene, 'membership', membership(false));
      keepMembership(scene, before.ids.Membership);
      const after = await scene.deploy('membership', membership(true));
      const { membership: seen } = await scene.creator.cleanRooms.getMembership({
        membershipIdentifier: before.ids.Membership,
      });
      return [
        observe('the update', after.status, 'UPDATE_COMPLETE'),
        observe('the membership is the same', after.ids.Membership === before.ids.Membership, true),
        observe('its metrics', seen?.isMetricsEnabled, false),
      ];
    },
  },
  {
    name: 'collaboration-that-is-gone',
    claim: 'CloudFormation takes AccessDeniedException for a deleted collaboration if its account no longer lists it.',
    run: async (scene) => {
      const { ids } = await deployed(scene, 'collaboration', {
        Resources: {
          Collaboration: {
            Type: 'AWS::CleanRooms::Collaboration',
            Properties: {
              Name: scene.name('room'),
              Description: 'made by a probe',
              CreatorDisplayName: 'Creator',
              CreatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
              Members: [],
              QueryLogStatus: 'DISABLED',
            },
          },
        },
      });
      await scene.creator.cleanRooms.deleteCollaboration({ collaborationIdentifier: ids.Collaboration });
      const status = await deleteStack(scene.creator, scene.clock, scene.name('collaboration'));
      return observe('the deletion of the stack', status, 'DELETE_COMPLETE');
    },
  },
  {
    name: 'stack-tags-are-not-passed-on',
    claim: 'Tags of a stack are kept, and not passed on to its resources.',
    run: async (scene) => {
      const { ids } = await deployed(scene, 'table', await tableTemplate(scene, {}));
      const { configuredTable } = await scene.creator.cleanRooms.getConfiguredTable({
        configuredTableIdentifier: ids.Table,
      });
      const { tags } = await scene.creator.cleanRooms.listTagsForResource({ resourceArn: configuredTable?.arn });
      return observe('the tags of a table', tags, {});
    },
  },
  {
    name: 'cleanup-tries-once',
    claim: 'A failed deletion in the cleanup fails nothing and is not tried again.',
    run: async (scene) => {
      const { membership } = await scene.room();
      const before = await deployed(scene, 'table', await tableTemplate(scene, {}));
      const table = { id: String(before.ids.Table) };
      keep(scene, 'DeleteConfiguredTable', { configuredTableIdentifier: table.id });
      // The stack does not know of it, and the table cannot be deleted now.
      await scene.associate(scene.creator, membership, table);
      // Another logical ID: the first table is removed from the template.
      const { Table } = (await tableTemplate(scene, {})).Resources;
      const after = await scene.deploy('table', { Resources: { Other: Table as object } });
      return [
        observe('the update', after.status, 'UPDATE_COMPLETE'),
        observe('failed deletions', after.events.filter((event) => event === 'Table DELETE_FAILED').length, 1),
        observe('the table', await outcomeOf(exists(scene, table.id)), 'success'),
      ];
    },
  },
  {
    name: 'retained-is-not-deleted-first',
    claim: 'What is retained when it is replaced is not deleted first, and exists while its replacement is created.',
    run: async (scene) => {
      const { membershipIdentifier } = await scene.room();
      const template = (text: string) => ({
        Resources: {
          Template: {
            Type: 'AWS::CleanRooms::AnalysisTemplate',
            Properties: {
              MembershipIdentifier: membershipIdentifier,
              Name: scene.tableName('template'),
              Format: 'SQL',
              Source: { Text: text },
            },
            UpdateReplacePolicy: 'Retain',
          },
        },
      });
      await deployed(scene, 'template', template('SELECT 1'));
      const { status } = await scene.deploy('template', template('SELECT 2'));
      // The name is that of the retained one.
      return observe('the update', status, 'UPDATE_ROLLBACK_COMPLETE');
    },
  },
];

const LIST_RULE = { Type: 'LIST', Policy: { V1: { List: { JoinColumns: ['user_id'], ListColumns: ['amount'] } } } };
const ANY_QUERY = { AllowedAnalyses: ['ANY_QUERY'], AllowedAnalysisProviders: [{ Ref: 'AWS::AccountId' }] };
const CUSTOM_RULE = { Type: 'CUSTOM', Policy: { V1: { Custom: ANY_QUERY } } };
const MISMATCHED_RULE = { ...CUSTOM_RULE, Type: 'LIST' };

async function tableTemplate(scene: Scene, properties: object) {
  const { databaseName, tableName, columns } = await scene.site();
  return {
    Resources: {
      Table: {
        Type: 'AWS::CleanRooms::ConfiguredTable',
        Properties: {
          Name: scene.name('table'),
          TableReference: { Glue: { DatabaseName: databaseName, TableName: tableName } },
          AllowedColumns: columns,
          AnalysisMethod: 'DIRECT_QUERY',
          ...properties,
        },
      },
    },
  };
}

/** A deployment that a probe needs, and asks nothing about. */
export async function deployed(scene: Scene, what: string, template: StackTemplate, party = scene.creator) {
  const result = await scene.deploy(what, template, party);
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(result.status)) {
    throw new Undecided(`the stack has ended in ${result.status}: ${result.reason}`);
  }
  return result;
}

/** For a membership that a stack retains. */
export function keepMembership(scene: Scene, membershipIdentifier: string | undefined): void {
  keep(scene, 'DeleteMembership', { membershipIdentifier });
}

function keep(scene: Scene, operation: string, input: Readonly<Record<string, string | undefined>>): void {
  const arn = `what a stack has retained: ${Object.values(input).join(' ')}`;
  scene.made.keep(scene.creator.account, { arn, removal: { service: 'cleanrooms', operation, input } });
}

function exists(scene: Scene, configuredTableIdentifier: string) {
  return scene.creator.cleanRooms.getConfiguredTable({ configuredTableIdentifier });
}

async function tablesNamed(scene: Scene, name: string): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await scene.creator.cleanRooms.listConfiguredTables(nextToken === undefined ? {} : { nextToken });
    names.push(...(page.configuredTableSummaries ?? []).map((table) => String(table.name)));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names.filter((other) => other === name);
}
