import { assumed, type LedgerRow, unsettled } from '../../ledger';
import { API, CFN, GUIDE, rows } from './sources';

/** Tables that the service makes, and what members see of all tables. */
export const SHARED_TABLE_LEDGER: readonly LedgerRow[] = [
  // ID namespaces, ID mapping tables and intermediate tables
  ...rows(
    CFN('aws-properties-cleanrooms-idnamespaceassociation-idnamespaceassociationinputreferenceconfig'),
    'An account can associate only its own ID namespaces.',
  ),
  ...rows(
    GUIDE('create-id-mapping-table'),
    'An ID mapping table needs a source and a target that members have associated with the collaboration.',
  ),
  ...rows(
    API('CreateIntermediateTable'),
    'Only the member who can query creates intermediate tables; the creation runs no query.',
  ),
  ...rows(
    GUIDE('create-intermediate-table'),
    'A collaboration has the name of a table once, whether it is associated, maps IDs, or is intermediate.',
    'The data of an intermediate table is kept for 30 days unless this is specified.',
  ),
  ...rows(
    GUIDE('populate-intermediate-table'),
    'Each population of an intermediate table makes a version of it; one that fails leaves the table with its data.',
  ),
  ...rows(API('PopulateIdMappingTable'), 'Each population of an ID mapping table starts a job of its workflow.'),
  ...rows(
    'https://docs.aws.amazon.com/entityresolution/latest/apireference/API_ListIdMappingJobs.html',
    'AWS Entity Resolution lists the jobs of a workflow, which its name or its ARN identifies.',
  ),
  ...rows(API('DisallowIntermediateTable'), 'An intermediate table is disallowed by its name, and stays so.'),
  unsettled(
    'Of AWS Entity Resolution exist the ID namespaces and workflows of the stacks. What a workflow maps is not ' +
      'looked at, and resource policies are neither written nor needed.',
    'the double has no other parts of AWS Entity Resolution, which states nothing about the service',
  ),
  assumed(
    'The source and the target of a mapping are those inputs of its workflow that are associated.',
    'inputs-of-a-mapping',
  ),
  assumed(
    'An ID namespace association is deleted although an ID mapping table uses it (the operation declares no conflict).',
    'mapped-namespace-goes',
  ),
  {
    ...assumed(
      'Populating a table runs nothing, and succeeds at once unless a test decides otherwise. The base tables of an ' +
        'intermediate table are not looked up, its compute and its payer neither; nothing takes from budgets.',
      'base-tables-are-not-looked-up',
    ),
    unprobed: 'a population of the double stands for a query, which it does not run',
  },
  assumed(
    'Two populations of one table can run at the same time, and neither is refused.',
    'two-populations-at-once',
    'two-mappings-at-once',
  ),
  assumed(
    'PopulateIdMappingTable returns as a UUID the 32 digits by which AWS Entity Resolution has the job.',
    'id-of-a-mapping-job',
  ),
  {
    ...assumed('Only populations start jobs of a workflow. They are listed oldest first.', 'two-mappings-at-once'),
    unprobed: 'that nothing else starts jobs is about the double',
  },
  assumed(
    'A table that a data provider has disallowed is not populated: ConflictException INVALID_STATE.',
    'disallowed-table-is-not-populated',
  ),
  assumed(
    'Every member can disallow an intermediate table, repeatedly. What is made from it stays allowed.',
    'veto-of-the-author',
    'veto-of-any-member',
    'veto-ends-at-its-table',
  ),
  unsettled('The data of an intermediate table does not expire.', 'data that expires takes a day at least'),
  assumed('An intermediate table is not deleted while it has a rule.', 'intermediate-table-with-rule-stays'),
  // Schemas
  ...rows(
    API('SchemaStatusDetail'),
    'A table has a status for direct analyses, and one for additional analyses if its analysis rule allows them.',
  ),
  ...rows(API('SchemaStatusReason'), 'A table that is not ready has reasons, each with one of the codes of the model.'),
  ...rows(
    GUIDE('add-collaboration-analysis-rule'),
    'A table is not ready without its analysis rule, a collaboration analysis rule of the same type, and result ' +
      'receivers that can receive results.',
  ),
  ...rows(
    GUIDE('differential-privacy'),
    'A table with differential privacy is not ready while its collaboration has no privacy budget for it.',
  ),
  assumed(
    'Only active members read schemas, of the tables of active members; another name answers ' +
      'ResourceNotFoundException.',
    'schemas-for-active-members',
    'schemas-of-active-members',
  ),
  assumed('A table that must be used by additional analyses has no status for direct ones.', 'no-direct-status'),
  assumed(
    'All columns of a schema are strings, and ID mapping tables and intermediate tables show none.',
    'columns-are-strings',
    'schema-of-a-mapping',
  ),
  assumed(
    'Nothing populates an ID mapping table here, so that none is ready. Tests set further reasons.',
    'schema-of-a-mapping',
  ),
  {
    ...assumed(
      'GetSchema is authorized on the collaboration and on the table, also on an ID mapping table or an intermediate ' +
        'table; if there is no such table, on the collaboration.',
      'authorization-of-a-schema',
    ),
    unprobed: 'that the table is authorized as well shows only with a policy for the collaboration alone',
  },
];
