import { outcomeOf, outcomesOf } from '../outcome';
import { observe, type Probe } from '../probe';
import { addCustomRule } from './rules';

/** Analysis templates. */
export const TEMPLATE_PROBES: readonly Probe[] = [
  {
    name: 'validation-needs-privacy',
    claim: 'A template has no validation if its SQL names no table with differential privacy.',
    run: async (scene) => {
      const { membership, table, association } = await scene.roomWithTable();
      await addCustomRule(scene, table);
      const source = { text: `SELECT COUNT(DISTINCT user_id) FROM ${association.name}` };
      const { validations } = await scene.template(scene.creator, membership, { source });
      return observe('the validations', validations ?? [], []);
    },
  },
  {
    name: 'validation-with-privacy',
    claim: 'A template is VALID if its SQL names a table with differential privacy.',
    accounts: 2,
    run: async (scene) => {
      // Who receives results cannot protect its own tables.
      const { membership, partnerMembership } = await scene.sharedRoom();
      const table = await scene.table(scene.partner);
      const differentialPrivacy = { columns: [{ name: 'user_id' }] };
      await addCustomRule(scene, table, { differentialPrivacy }, scene.partner);
      const association = await scene.associate(scene.partner, partnerMembership, table);
      const source = { text: `SELECT COUNT(DISTINCT user_id) FROM ${association.name}` };
      const { validations = [] } = await scene.template(scene.creator, membership, { source });
      const seen = validations.map(({ type, status }) => `${type} ${status}`);
      return observe('the validations', seen, ['DIFFERENTIAL_PRIVACY VALID']);
    },
  },
  {
    name: 'sql-is-not-parsed',
    claim: 'The SQL of a template is not parsed.',
    run: async (scene) => {
      const { membership } = await scene.room();
      const template = scene.template(scene.creator, membership, { source: { text: 'neither SQL nor Python' } });
      return observe('another text than SQL', await outcomeOf(template), 'success');
    },
  },
  {
    name: 'tables-of-a-template',
    claim: 'The tables that a template references are those given, or else the associations that its SQL names.',
    run: async (scene) => {
      const { membership, association } = await scene.roomWithTable();
      const text = `SELECT COUNT(DISTINCT user_id) FROM ${association.name}`;
      const tablesOf = async (name: string, referencedTables?: string[]) => {
        const { schema } = await scene.template(scene.creator, membership, {
          name: scene.tableName(name),
          source: { text },
          ...(referencedTables === undefined ? {} : { schema: { referencedTables } }),
        });
        return schema?.referencedTables;
      };
      return [
        observe('tables that are named', await tablesOf('named'), [association.name]),
        observe('tables that are given', await tablesOf('given', ['another_table']), ['another_table']),
      ];
    },
  },
  {
    name: 'template-name-once',
    claim: 'The name of a template is unique in its membership.',
    run: async (scene) => {
      const { membership } = await scene.room();
      await scene.template(scene.creator, membership);
      const again = scene.template(scene.creator, membership, { source: { text: 'SELECT 2' } });
      return observe('another template with the name', await outcomeOf(again), 'ConflictException ALREADY_EXISTS');
    },
  },
  {
    name: 'source-of-a-format',
    claim: 'SQL needs a string and PYSPARK_1_0 needs artifacts.',
    run: async (scene) => {
      const { bucketName, roleArn } = await scene.site();
      const { membership } = await scene.room({
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
      });
      const artifacts = { entryPoint: { location: { bucket: bucketName, key: 'main.py' } }, roleArn };
      const outcomes = await outcomesOf({
        'SQL with artifacts': () => scene.template(scene.creator, membership, { format: 'SQL', source: { artifacts } }),
        'PYSPARK_1_0 with a string': () =>
          scene.template(scene.creator, membership, { format: 'PYSPARK_1_0', source: { text: 'pass' } }),
      });
      return outcomes.map(([what, outcome]) => observe(what, outcome.split(' ')[0], 'ValidationException'));
    },
  },
  {
    name: 'templates-of-partners',
    claim: 'Active members read the templates of the collaboration, their source included; invited ones do not.',
    accounts: 2,
    run: async (scene) => {
      const { collaboration, membership } = await scene.room({ members: [scene.invitation()] });
      const { arn } = await scene.template(scene.creator, membership);
      const read = () =>
        scene.partner.cleanRooms.getCollaborationAnalysisTemplate({
          collaborationIdentifier: collaboration.id,
          analysisTemplateArn: arn,
        });
      const invited = await outcomeOf(read());
      await scene.join(scene.partner, collaboration);
      const { collaborationAnalysisTemplate } = await read();
      return [
        observe('an invited account', invited.split(' ')[0], 'AccessDeniedException'),
        observe('the source, for a member', collaborationAnalysisTemplate?.source, { text: 'SELECT 1' }),
      ];
    },
  },
];
