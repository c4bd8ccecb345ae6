import { API, GUIDE, type ResourceFacts, TEMPLATES } from './resource';

const CONFIGURED_TABLE: ResourceFacts = {
  construct: 'ConfiguredTable',
  purpose:
    'Makes a table of your account available for collaborations: which columns can be analyzed, by which methods, and ' +
    'under which analysis rule. The data stays where it is.',
  audience: 'Each member who brings data. It belongs to the account, and one table can be associated several times.',
  properties: {
    Name: ['configuredTableName'],
    Description: ['description'],
    TableReference: ['source'],
    AllowedColumns: ['allowedColumns'],
    AnalysisMethod: ['analysisMethod'],
    SelectedAnalysisMethods: ['analysisMethod'],
    AnalysisRules: ['analysisRule'],
  },
  changes: [
    {
      text: 'The service updates source, columns and methods in place, and the ID and the associations stay. The CloudFormation specification lists them as replacing.',
      page: `${API}/API_UpdateConfiguredTable.html`,
    },
    {
      text: 'A column cannot be taken from the table while its analysis rule or a template uses it. Change the rule in the same deployment.',
      page: `${API}/API_UpdateConfiguredTable.html`,
    },
    {
      text: 'If the type of the rule changes, the rules of its associations must change as well. The associations of this library follow.',
      page: `${GUIDE}/add-collaboration-analysis-rule.html`,
    },
  ],
  failures: [
    {
      symptom: 'Creating the table fails, because a column does not exist',
      cause: '`allowedColumns` contains a name that the AWS Glue table does not have, or one with uppercase letters',
      fix: 'Use the names in the Data Catalog, or `AllowedColumns.allOf`',
      rule: 'ColumnsExistInGlue',
    },
    {
      symptom: 'The rule is refused, because it uses a column that is not allowed',
      cause: 'A column of the analysis rule is not one of `allowedColumns`',
      fix: 'Add the column to `allowedColumns`, or remove it from the rule',
      rule: 'RuleColumnsAreAllowed',
    },
    {
      symptom: 'No analysis can read the table',
      cause: 'The table has no analysis rule, or a custom rule that allows nothing',
      fix: 'Specify `analysisRule`; a custom rule names the templates or accounts',
      rule: 'AssociatedTableHasRule',
    },
    {
      symptom: 'Queries on a table with differential privacy fail',
      cause: 'The collaboration has no privacy budget',
      fix: 'Create one with `addPrivacyBudget` of the membership',
      rule: 'DifferentialPrivacyHasBudget',
    },
    {
      symptom: 'The table cannot be read, although the role can read its objects',
      cause:
        'The location of the data is registered with AWS Lake Formation, which Clean Rooms does not support for AWS Glue tables',
      fix: 'Deregister the location, or use the table through `TableSource.athena`',
      rule: 'LocationIsNotRegistered',
    },
  ],
};

const ASSOCIATION: ResourceFacts = {
  construct: 'ConfiguredTableAssociation',
  purpose:
    'Brings a configured table into a collaboration under the name that queries use, with the role that reads the data ' +
    'and the collaboration analysis rule.',
  audience:
    'Each member who brings data, once for each table and collaboration. `associate` of a membership creates it.',
  properties: {
    MembershipIdentifier: ['membership'],
    ConfiguredTableIdentifier: ['table'],
    Name: ['associationName'],
    Description: ['description'],
    RoleArn: ['role'],
    ConfiguredTableAssociationAnalysisRules: ['table', 'resultReceivers', 'allowedAdditionalAnalyses'],
  },
  changes: [
    {
      text: 'Another name, table or membership replaces the association. Its access budget is a new one, which is not spent.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-configuredtableassociation.html`,
    },
    {
      text: 'Without the association, intermediate tables that are made of its table become unusable.',
      page: `${GUIDE}/disassociate-config-table.html`,
    },
    {
      text: 'After a partner has joined, specify `partnerMemberships`: the trust policy of the role is then limited to these memberships, in place.',
      page: `${GUIDE}/cross-service-confused-deputy-prevention.html`,
    },
  ],
  failures: [
    {
      symptom: 'Queries fail with access denied on the table',
      cause: 'The specified role cannot read the catalog, the objects or the key of the table',
      fix: 'Omit `role` so that the association creates it, or extend its policy',
      rule: 'RoleCanReadTable',
    },
    {
      symptom: 'The association is refused, because the role cannot be assumed',
      cause: 'The trust policy of the specified role does not allow Clean Rooms',
      fix: 'Allow `cleanrooms.amazonaws.com` in the trust policy',
      rule: 'RoleTrustsCleanRooms',
    },
    {
      symptom: 'The first deployment fails, and a second one succeeds',
      cause: 'The association is created before the policies of its role',
      fix: 'Pass the role as a construct, so that the association waits for its policies',
      rule: 'AssociationWaitsForPolicies',
    },
    {
      symptom: 'Queries on the table are refused, because it has no collaboration analysis rule',
      cause: 'The result receivers are not known, so the association has no rule',
      fix: 'Specify `resultReceivers`',
      rule: 'AssociationHasCollaborationRule',
    },
    {
      symptom: 'The name is refused',
      cause: 'Another table of the collaboration has the name, regardless of case',
      fix: 'Specify another `associationName`',
      rule: 'TableNamesAreUnique',
    },
  ],
};

const TABLE_ROLE: ResourceFacts = {
  construct: 'TableAccessRole',
  purpose:
    'One role with which Clean Rooms reads several tables of a membership. Each association that uses it adds the ' +
    'permissions for its table.',
  audience: 'Members with many tables, because an account has a limited number of roles. A few tables need none of it.',
  changes: [
    { text: 'If an association is removed, its permissions are removed from the role as well.' },
    {
      text: 'The policy is an attached one. Each association waits for it, so that the role can read the table when the service checks it.',
      page: `${API}/API_CreateConfiguredTableAssociation.html`,
    },
  ],
  failures: [
    {
      symptom: 'An error at synthesis states that the role is for the tables of another membership',
      cause: 'The trust policy allows requests for one membership only',
      fix: 'Create another `TableAccessRole` for the other membership',
      page: `${GUIDE}/cross-service-confused-deputy-prevention.html`,
    },
    {
      symptom: 'The account has too many roles',
      cause: 'Without a shared role, each association creates one, and an account has 1,000 by default',
      fix: 'Pass one `TableAccessRole` to all associations of the membership',
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    },
    {
      symptom: 'Queries of a partner fail after the trust was limited',
      cause: '`partnerMemberships` lacks a membership of the collaboration',
      fix: 'List the memberships of all other members',
      rule: 'TrustAdmitsMembership',
    },
  ],
};

const INTERMEDIATE: ResourceFacts = {
  construct: 'IntermediateTable',
  purpose:
    'Keeps the result of an analysis inside the collaboration, where other analyses can read it like a table, under an ' +
    'analysis rule.',
  audience: 'The member who can query. Other members cannot own one.',
  properties: {
    MembershipIdentifier: ['membership'],
    Name: ['intermediateTableName'],
    Description: ['description'],
    PopulationAnalysisConfiguration: ['population'],
    AnalysisRules: ['analysisRule', 'resultReceivers'],
    KmsKeyArn: ['encryptionKey'],
  },
  changes: [
    {
      text: 'Another query replaces the table, also if one character differs. Change the name as well, because the new table is created before the old one is deleted.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-intermediatetable.html`,
    },
    {
      text: 'A deployment that creates the table runs its analysis.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-intermediatetable.html`,
    },
    {
      text: 'The data is deleted when its retention ends. CloudFormation cannot set the retention, which is 30 days; populate the table again before.',
      page: `${API}/API_CreateIntermediateTable.html`,
    },
  ],
  otherPermissions:
    'With `encryptionKey`, the policy of the key allows Clean Rooms to use it, if the key is a construct of the app.',
  failures: [
    {
      symptom: 'The table is refused',
      cause: 'The membership is not that of the member who can query',
      fix: 'Create it in the app of that member',
      rule: 'IntermediateTableIsOfQueryRunner',
    },
    {
      symptom: 'The deployment fails, because the analysis that fills the table is refused',
      cause: 'A base table does not allow the query',
      fix: 'Ask the owner of the base table to allow the query or its template',
      rule: 'BaseTablesAllowQuery',
    },
    {
      symptom: 'The rule is refused',
      cause: 'The rule is weaker than that of a base table',
      fix: 'Use the restrictions of all base tables',
      rule: 'IntermediateRuleIsAsStrict',
    },
    {
      symptom: 'The first deployment fails, because a base table is not found',
      cause: 'The table is created before the associations that it reads',
      fix: 'List them in `baseTables`',
      rule: 'IntermediateTableWaitsForTables',
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
  construct: 'IntermediateTablePopulation',
  purpose:
    'Fills an intermediate table when it is deployed, and again when its inputs change or at the times of a schedule, with ' +
    'values for the parameters of its analysis.',
  audience:
    'The owner of an `IntermediateTable` whose data expires, whose base tables change, or whose analysis has parameters.',
  changes: [
    {
      text: 'Another table, other parameters, workers, payer or revision populate the table; so does a rollback of such a change. Each population takes from the access budgets of all base tables.',
      page: `${GUIDE}/populate-intermediate-table.html`,
    },
    {
      text: 'A table that has data when the construct is created stays as it is, unless there are parameters: CloudFormation has permission to populate a table itself.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-intermediatetable.html`,
    },
    { text: 'Its removal changes nothing: the table keeps its data.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails with the reason of a population',
      cause: 'The analysis failed within `maxWait`, for example because the access budget of a base table is used up',
      fix: 'Correct what the reason names, and deploy again; the data of the previous population is still available',
      page: `${GUIDE}/populate-intermediate-table.html`,
    },
    {
      symptom: 'Queries fail after some weeks, because the table has no data',
      cause: 'The retention of the last population has ended',
      fix: 'Use `addSchedule`',
      page: `${API}/API_CreateIntermediateTable.html`,
    },
  ],
};

const DISALLOWED: ResourceFacts = {
  construct: 'DisallowedIntermediateTable',
  purpose: 'Stops the use of an intermediate table that another member has made from data of this member.',
  audience: 'Members whose tables are base tables of the intermediate table.',
  changes: [
    {
      text: 'No operation allows the table again. Its removal changes nothing, and with another name, the former table stays disallowed.',
      page: `${API}/API_DisallowIntermediateTable.html`,
    },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because the table is not found',
      cause: 'The collaboration of the membership has no intermediate table with this name',
      fix: 'Use the name of the table in queries',
      page: `${API}/API_DisallowIntermediateTable.html`,
    },
    {
      symptom: 'Tables that were made from the disallowed table can still be queried',
      cause: '`includeDescendants` is `false`',
      fix: 'Set `includeDescendants`, and deploy again',
      page: `${API}/API_DisallowIntermediateTable.html`,
    },
  ],
};

const BUDGET: ResourceFacts = {
  construct: 'PrivacyBudgetTemplate',
  purpose:
    'Limits what analyses can learn from your tables: the noise and the total privacy loss under differential privacy, or ' +
    'the number of accesses to one table.',
  audience:
    'A member with a table that uses differential privacy must have one. An access budget is optional for each table.',
  properties: {
    MembershipIdentifier: ['membership'],
    PrivacyBudgetType: ['budget'],
    AutoRefresh: ['budget'],
    Parameters: ['budget'],
  },
  changes: [
    {
      text: 'A replaced budget is a new one: nothing of it is spent, so more can be learned than was agreed. Therefore it is retained by default.',
      page: `${GUIDE}/configure-differential-privacy.html`,
    },
    {
      text: 'While a retained budget exists, the replacement of it fails, because a collaboration has one differential privacy budget.',
      page: `${API}/API_CreatePrivacyBudgetTemplate.html`,
    },
    {
      text: 'Epsilon can be changed in place. Do not lower it after queries have run.',
      page: `${GUIDE}/dp-settings.html`,
    },
  ],
  failures: [
    {
      symptom: 'A second budget is refused',
      cause: 'A collaboration has one differential privacy budget',
      fix: 'Share the budget; it applies to all tables of the membership',
      rule: 'OneDifferentialPrivacyBudget',
    },
    {
      symptom: 'Epsilon or noise is refused',
      cause: 'Epsilon is an integer from 1 to 20, and the noise per query one from 10 to 100',
      fix: 'Choose values in these ranges',
      rule: 'BudgetIsInRange',
    },
    {
      symptom: 'The budget has no effect',
      cause: 'No table of the membership uses differential privacy',
      fix: 'Specify `OutputProtection.differentialPrivacy` in the rule of a table',
      rule: 'PrivacyBudgetHasProtectedTable',
    },
    {
      symptom: 'Queries stop, because the budget is used up',
      cause: 'The budget does not refresh, or not before the next month',
      fix: 'Use a new collaboration with new data, or a monthly refresh if the data is replaced each month',
      rule: 'MonthlyRefreshIsDeliberate',
    },
    {
      symptom: 'A deployment deletes the budget',
      cause: 'The removal policy is `DESTROY`, while what the budget limits is retained',
      fix: 'Keep the default removal policy',
      rule: 'PrivacyBudgetIsKept',
    },
  ],
};

export const TABLES: readonly ResourceFacts[] = [
  CONFIGURED_TABLE,
  ASSOCIATION,
  TABLE_ROLE,
  INTERMEDIATE,
  POPULATION,
  DISALLOWED,
  BUDGET,
];
