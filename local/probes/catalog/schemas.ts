import { outcomeOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { addCollaborationRule, addCustomRule } from './rules';

/** Schemas: what members see of tables. */
export const SCHEMA_PROBES: readonly Probe[] = [
  {
    name: 'schemas-for-active-members',
    claim: 'Only active members read schemas; another name answers ResourceNotFoundException.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, membership } = await scene.room({ members: [scene.invitation()] });
      const { name } = await scene.associate(scene.creator, membership, await scene.table());
      const read = (table: string | undefined) =>
        outcomeOf(scene.partner.cleanRooms.getSchema({ collaborationIdentifier: collaboration.id, name: table }));
      const invited = await read(name);
      await scene.join(scene.partner, collaboration);
      return [
        observe('an invited account', invited.split(' ')[0], 'AccessDeniedException'),
        observe('a member', await read(name), 'success'),
        observe('another name', await read('no_such_table'), 'ResourceNotFoundException'),
      ];
    },
  },
  {
    name: 'schemas-of-active-members',
    claim: 'The table of a member that has been removed has no schema any longer.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, partnerMembership } = await scene.sharedRoom();
      const table = await scene.table(scene.partner);
      const { name } = await scene.associate(scene.partner, partnerMembership, table);
      const collaborationIdentifier = collaboration.id;
      const read = () => outcomeOf(scene.creator.cleanRooms.getSchema({ collaborationIdentifier, name }));
      const before = await read();
      const accountId = scene.partner.account;
      await scene.creator.cleanRooms.deleteMember({ collaborationIdentifier, accountId });
      return [observe('before', before, 'success'), observe('after', await read(), 'ResourceNotFoundException')];
    },
  },
  {
    name: 'no-direct-status',
    claim: 'A table that must be used by additional analyses has no status for direct ones.',
    run: async (scene) => {
      const { collaboration, membership, table, association } = await scene.roomWithTable();
      await addCustomRule(scene, table, { additionalAnalyses: 'REQUIRED' });
      await addCollaborationRule(scene, membership, association);
      const { schema } = await scene.creator.cleanRooms.getSchema({
        collaborationIdentifier: collaboration.id,
        name: association.name,
      });
      const types = schema?.schemaStatusDetails?.map(({ analysisType }) => analysisType);
      return observe('the types of analysis that have a status', types, ['ADDITIONAL_ANALYSIS']);
    },
  },
  {
    name: 'columns-are-strings',
    claim: 'All columns of a schema are strings.',
    run: async (scene) => {
      const { collaboration, association } = await scene.roomWithTable();
      const { schema } = await scene.creator.cleanRooms.getSchema({
        collaborationIdentifier: collaboration.id,
        name: association.name,
      });
      // In AWS Glue, one of them is a timestamp, and another one a bigint.
      const types = schema?.columns?.map(({ type }) => type);
      return observe('the types of the columns', types, ['string', 'string', 'string', 'string']);
    },
  },
];
