import { API, GUIDE, type ResourceFacts, TEMPLATES } from './resource';

const NAMESPACE: ResourceFacts = {
  construct: 'IdNamespaceAssociation',
  purpose:
    'Makes an ID namespace of AWS Entity Resolution available in a collaboration, as the source or the target of the IDs ' +
    'that an `IdMappingTable` maps.',
  audience: 'Members whose tables know people by different IDs. Tables with a common ID are joined without it.',
  properties: {
    MembershipIdentifier: ['membership'],
    InputReferenceConfig: ['idNamespace', 'manageResourcePolicies'],
    Name: ['idNamespaceAssociationName'],
    Description: ['description'],
    IdMappingConfig: ['allowUseAsDimensionColumn'],
  },
  changes: [
    {
      text: 'Another namespace, or another `manageResourcePolicies`, replaces the association.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-idnamespaceassociation.html`,
    },
  ],
  otherPermissions:
    'With `manageResourcePolicies`, which is the default, Clean Rooms itself adds a statement to the resource policy of the ' +
    'namespace in AWS Entity Resolution.',
  failures: [
    {
      symptom: 'The association is refused, because the namespace is not found',
      cause: 'The namespace is in another account or Region than the membership',
      fix: 'Create the namespace where the membership is',
      rule: 'NamespaceIsOfMembershipAccount',
    },
    {
      symptom: 'Clean Rooms has no permission for the namespace',
      cause: '`manageResourcePolicies` is `false`, and no policy allows Clean Rooms',
      fix: 'Keep the default, or add a policy to the namespace',
      rule: 'EntityPoliciesAreManaged',
    },
    {
      symptom: 'The namespace of LiveRamp is refused',
      cause: 'The provider is not available in the Region',
      fix: 'Use a Region of the provider',
      rule: 'ProviderIsInRegion',
    },
  ],
};

const MAPPING: ResourceFacts = {
  construct: 'IdMappingTable',
  purpose:
    'Maps the IDs of one member to those of another with a workflow of AWS Entity Resolution, so that queries can join ' +
    'their tables without either side reading the mapping.',
  audience:
    'Collaborations whose members know people by different IDs. It needs an ID namespace association of each side.',
  properties: {
    MembershipIdentifier: ['membership'],
    InputReferenceConfig: ['workflow', 'manageResourcePolicies'],
    Name: ['idMappingTableName'],
    Description: ['description'],
    KmsKeyArn: ['encryptionKey'],
  },
  changes: [
    {
      text: 'The deployment creates an empty table. `IdMappingTablePopulation` populates it after each deployment that creates or replaces it.',
      page: `${API}/API_PopulateIdMappingTable.html`,
    },
    {
      text: 'Another workflow replaces the table with an empty one. Change the name as well, because the new table is created before the old one is deleted.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-idmappingtable.html`,
    },
  ],
  otherPermissions:
    'With `encryptionKey`, the policy of the key allows Clean Rooms to use it, if the key is a construct of the app. With ' +
    '`manageResourcePolicies`, Clean Rooms itself adds a statement to the policy of the workflow.',
  failures: [
    {
      symptom: 'Joins through the table return no rows',
      cause: 'The table is empty, because nothing has populated it',
      fix: 'Add an `IdMappingTablePopulation`',
      page: `${GUIDE}/create-id-mapping-table.html`,
    },
    {
      symptom: 'The table is refused, because there is no source or no target',
      cause: 'Only one side has associated its namespace',
      fix: 'Deploy the `IdNamespaceAssociation` of the other side first',
      rule: 'MappingTableHasNamespaces',
    },
    {
      symptom: 'The table is refused, because the namespaces differ in their method',
      cause: 'The namespaces do not have a common method, such as one based on rules',
      fix: 'Configure one method in both namespaces',
      rule: 'MappedNamespacesShareMethod',
    },
    {
      symptom: 'A query on the table is refused',
      cause: 'The query returns mapped IDs, or has the table on the outer side of a join',
      fix: 'Use mapped IDs in inner joins only',
      rule: 'MappingTablesAreOnInnerSide',
    },
    {
      symptom: 'The key cannot be used',
      cause: 'The policy of an imported key does not allow Clean Rooms',
      fix: 'Add the statement to the policy of the key',
      rule: 'KeysAdmitCleanRooms',
    },
  ],
};

const POPULATION: ResourceFacts = {
  construct: 'IdMappingTablePopulation',
  purpose:
    'Fills an ID mapping table when it is deployed, and again when its inputs change or at the times of a schedule. ' +
    'CloudFormation creates the table empty.',
  audience: 'The owner of an `IdMappingTable`. Without it, the table is filled in the console or by the API.',
  changes: [
    {
      text: 'Another table, workflow, job type or revision starts a job; so does a rollback of such a change. Jobs are billed.',
      page: `${API}/API_PopulateIdMappingTable.html`,
    },
    {
      text: 'A job does not show for which table it runs. A job that someone else starts during the deployment can be taken for that of the deployment; another `revision` then starts one.',
      page: 'https://docs.aws.amazon.com/entityresolution/latest/apireference/API_ListIdMappingJobs.html',
    },
    { text: 'Its removal changes nothing: the table keeps its data.' },
  ],
  failures: [
    {
      symptom: 'The deployment succeeds, and queries still find an empty table',
      cause: 'The job was in progress when the deployment ended',
      fix: 'Wait for the end of the job in AWS Entity Resolution; `maxWait` waits for up to 2 minutes',
      page: `${GUIDE}/populate-id-mapping-table.html`,
    },
    {
      symptom: 'The deployment fails with the reason of a job',
      cause: 'The job failed within `maxWait`',
      fix: 'Correct what the reason names, and deploy again',
      page: 'https://docs.aws.amazon.com/entityresolution/latest/apireference/API_GetIdMappingJob.html',
    },
  ],
};

export const IDENTITIES: readonly ResourceFacts[] = [NAMESPACE, MAPPING, POPULATION];
