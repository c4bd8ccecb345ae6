import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { addCollaborationRule, addCustomRule, addListRule } from './rules';

const TAKEN = 'ConflictException ALREADY_EXISTS';
const IN_USE = 'ConflictException SUBRESOURCES_EXIST';

/** Configured tables, their associations and their analysis rules. */
export const TABLE_PROBES: readonly Probe[] = [
  {
    name: 'association-name-once',
    claim: 'The name of an association is unique in the collaboration.',
    run: async (scene) => {
      const { membership, table } = await scene.roomWithTable();
      const again = scene.associate(scene.creator, membership, table);
      return observe('another association with the name', await outcomeOf(again), TAKEN);
    },
  },
  {
    name: 'association-name-once-for-all-members',
    claim: 'The name of an association is unique in the collaboration, also among tables of several members.',
    accounts: 2,
    run: async (scene) => {
      const { membership, partnerMembership } = await scene.sharedRoom();
      await scene.associate(scene.creator, membership, await scene.table());
      const again = scene.associate(scene.partner, partnerMembership, await scene.table(scene.partner));
      return observe('the same name for a table of the partner', await outcomeOf(again), TAKEN);
    },
  },
  {
    name: 'associated-table-stays',
    claim: 'A table is not deleted while it is associated.',
    run: async (scene) => {
      const { table } = await scene.roomWithTable();
      const remove = scene.creator.cleanRooms.deleteConfiguredTable({ configuredTableIdentifier: table.id });
      return observe('the outcome', await outcomeOf(remove), IN_USE);
    },
  },
  {
    name: 'table-names-repeat',
    claim: 'The names of tables are not unique: the same creation twice makes two tables.',
    run: async (scene) => {
      const [first, second] = [await scene.table(), await scene.table()];
      return observe('the tables are two', first.id !== second.id, true);
    },
  },
  {
    name: 'table-of-another-account',
    claim: 'A table of another account answers ResourceNotFoundException.',
    accounts: 2,
    run: async (scene) => {
      const { id } = await scene.table();
      const get = scene.partner.cleanRooms.getConfiguredTable({ configuredTableIdentifier: id });
      return observe('the outcome', await outcomeOf(get), 'ResourceNotFoundException');
    },
  },
  {
    name: 'second-rule',
    claim: 'A second rule, of whatever type, is refused with ConflictException ALREADY_EXISTS.',
    run: async (scene) => {
      const table = await scene.table();
      await addCustomRule(scene, table);
      return [
        observe('the same type', await outcomeOf(addCustomRule(scene, table)), TAKEN),
        observe('another type', await outcomeOf(addListRule(scene, table)), TAKEN),
      ];
    },
  },
  {
    name: 'table-with-rule-stays',
    claim: 'A table or an association is not deleted while it has a rule.',
    run: async (scene) => {
      const { cleanRooms } = scene.creator;
      const { membership, membershipIdentifier, table, association } = await scene.roomWithTable();
      const lonely = await scene.table();
      await addCustomRule(scene, table);
      await addCustomRule(scene, lonely);
      await addCollaborationRule(scene, membership, association);
      const configuredTableAssociationIdentifier = association.id;
      const outcomes = await outcomesOf({
        'an association': () =>
          cleanRooms.deleteConfiguredTableAssociation({ membershipIdentifier, configuredTableAssociationIdentifier }),
        'a table': () => cleanRooms.deleteConfiguredTable({ configuredTableIdentifier: lonely.id }),
      });
      return outcomes.map(([what, outcome]) => observe(what, outcome, IN_USE));
    },
  },
  {
    name: 'type-of-a-rule',
    claim: 'The type of a rule must be that of its policy.',
    run: async (scene) => {
      const { id } = await scene.table();
      const create = scene.creator.cleanRooms.createConfiguredTableAnalysisRule({
        configuredTableIdentifier: id,
        analysisRuleType: 'LIST',
        analysisRulePolicy: {
          v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [scene.creator.account] } },
        },
      });
      return observe('LIST with a custom policy', (await outcomeOf(create)).split(' ')[0], 'ValidationException');
    },
  },
  {
    name: 'columns-of-a-rule',
    claim: 'Columns in the policy of a rule are not compared with those of the table.',
    run: async (scene) => {
      const rule = addListRule(scene, await scene.table(), ['no_such_column'], ['nor_this_one']);
      return observe('columns that the table has not', await outcomeOf(rule), 'success');
    },
  },
  {
    name: 'analyses-of-a-rule',
    claim: 'ARNs of analyses in the policy of a rule are not looked up.',
    run: async (scene) => {
      const { membership } = await scene.room();
      const nowhere = `${membership.arn}/analysistemplate/00000000-0000-4000-8000-000000000000`;
      const rule = addCustomRule(scene, await scene.table(), {
        allowedAnalyses: [nowhere],
        // They are for ANY_QUERY.
        allowedAnalysisProviders: undefined,
      });
      return observe('a template that does not exist', await outcomeOf(rule), 'success');
    },
  },
  {
    name: 'receivers-of-a-rule',
    claim: 'Accounts in the policy of a rule are not compared with the members.',
    run: async (scene) => {
      const { membership, table, association } = await scene.roomWithTable();
      await addCustomRule(scene, table);
      const rule = addCollaborationRule(scene, membership, association, { allowedResultReceivers: ['000000000000'] });
      return observe('a receiver that is not a member', await outcomeOf(rule), 'success');
    },
  },
  {
    name: 'source-is-not-looked-up',
    claim: 'The source of a table is not looked up when it is created.',
    run: async (scene) => {
      const tableReference = { glue: { databaseName: 'probe_no_such_database', tableName: 'no_such_table' } };
      return observe('the outcome', await outcomeOf(scene.table(scene.creator, { tableReference })), 'success');
    },
  },
  {
    name: 'role-is-not-looked-up',
    claim: 'The role of an association is not looked up when it is created.',
    run: async (scene) => {
      const { membership } = await scene.room();
      const roleArn = `arn:aws:iam::${scene.creator.account}:role/${scene.name('no-role')}`;
      const associate = scene.associate(scene.creator, membership, await scene.table(), { roleArn });
      return observe('the outcome', await outcomeOf(associate), 'success');
    },
  },
];
