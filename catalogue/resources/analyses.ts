import { API, GUIDE, type ResourceFacts, TEMPLATES } from './resource';

const TEMPLATE: ResourceFacts = {
  construct: 'AnalysisTemplate',
  purpose:
    'A query in SQL or a job in PySpark that all members can read before they allow it. A custom analysis rule allows its ' +
    'ARN, and the member who can query runs it with values for its parameters.',
  audience:
    'Members who agree on analyses in advance. Queries that are written ad hoc need none, if the rules of the tables allow ' +
    'any query of the member who queries.',
  properties: {
    MembershipIdentifier: ['membership'],
    Name: ['analysisTemplateName'],
    Description: ['description'],
    Format: ['source'],
    Source: ['source'],
    Schema: ['source'],
    AnalysisParameters: ['parameters'],
    ErrorMessageConfiguration: ['source'],
    SyntheticDataParameters: ['source'],
  },
  changes: [
    {
      text: 'A changed source is another template with another ARN, which each table must allow again. Tables of this app follow; send the new ARN to the other members.',
      page: `${TEMPLATES}/aws-resource-cleanrooms-analysistemplate.html`,
    },
    {
      text: 'The code of a PySpark template is stored when the template is created. A changed file needs another key; files from `AnalysisArtifact.fromAsset` have one for each content.',
      page: `${GUIDE}/store-artifacts-in-s3.html`,
    },
  ],
  failures: [
    {
      symptom: 'The template is refused, because a placeholder has no parameter',
      cause: 'The SQL contains `:name`, and `parameters` does not',
      fix: 'Add an `AnalysisParameter` with the name',
      rule: 'PlaceholdersAreDeclared',
    },
    {
      symptom: 'The template cannot run, because a table does not allow it',
      cause: 'The custom analysis rule of the table does not contain the template',
      fix: 'Add the template to `AllowedAnalyses.templates` of each table that it reads',
      rule: 'TemplateTablesAllowIt',
    },
    {
      symptom: 'The query fails, because a column is not found',
      cause: 'The SQL reads a column that is not one of the allowed columns of its table',
      fix: 'Allow the column, or change the query',
      rule: 'TemplateColumnsAreAllowed',
    },
    {
      symptom: 'The template reads a table that does not exist in the collaboration',
      cause: 'The SQL uses the name of the configured table, and not that of the association',
      fix: 'Use `associationName`',
      rule: 'TemplateTablesAreAssociated',
    },
    {
      symptom: 'A PySpark template is refused, because its code cannot be read',
      cause: 'The bucket keeps no versions, or the role cannot read the versions',
      fix: 'Enable versioning of the bucket, and omit `role` so that the template creates it',
      rule: 'CodeBucketKeepsVersions',
    },
    {
      symptom: 'A query under differential privacy is refused',
      cause: 'The SQL contains a construct that differential privacy does not support',
      fix: 'Rewrite the query as the message of the rule states',
      rule: 'PrivateQueriesUseSupportedSql',
    },
  ],
};

const VALIDATION: ResourceFacts = {
  construct: 'AnalysisTemplateValidation',
  purpose:
    'Reads the result with which the service has validated an analysis template for differential privacy, and fails the ' +
    'deployment if the template cannot run.',
  audience:
    'Authors of templates that read tables with differential privacy. Without it, the first run reports the problem.',
  changes: [
    {
      text: 'The service validates a template against the tables that it reads. Let the validation depend on their associations, as in the example.',
      page: `${API}/API_AnalysisTemplateValidationStatusDetail.html`,
    },
    { text: 'It only reads, so its removal makes no call.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails with the reasons of the service',
      cause: 'The template is not valid under differential privacy',
      fix: 'Change the query; with `InvalidTemplateAction.REPORT`, the status is an attribute and the deployment succeeds',
      rule: 'PrivateQueriesUseSupportedSql',
    },
    {
      symptom: 'The deployment fails, because the template cannot be validated in time',
      cause: 'A table that the template reads is not associated yet',
      fix: 'Add a dependency of the validation on the associations',
      page: `${API}/API_AnalysisTemplateValidationStatusDetail.html`,
    },
  ],
};

const READINESS: ResourceFacts = {
  construct: 'SchemaReadiness',
  purpose:
    'Waits until a table can be used by analyses, and otherwise fails the deployment, or reports, with each reason of the ' +
    'service and its fix.',
  audience:
    'Owners of tables, and members who query tables of others. Without it, the first query reports the problem, and to ' +
    'another member.',
  changes: [
    {
      text: 'The status is that of the time at which the construct is created or changed. Change `revision` to check again.',
    },
    {
      text: 'It is created after the table. Add a dependency on what the table also needs, such as its privacy budget.',
      page: `${API}/API_SchemaStatusReason.html`,
    },
    { text: 'It only reads, so its removal makes no call.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because no result receivers are configured or allowed',
      cause: 'The association shares the table with no account that can receive results',
      fix: 'Specify `resultReceivers` of the association, or grant a member the ability to receive results',
      rule: 'TableHasResultReceiver',
    },
    {
      symptom: 'The deployment fails, because the differential privacy policy is not configured',
      cause: 'The collaboration has no privacy budget, or the budget is created later',
      fix: 'Add a privacy budget, and a dependency of the check on it',
      rule: 'DifferentialPrivacyHasBudget',
    },
    {
      symptom: 'The deployment fails, because an ID mapping table or an intermediate table is not populated',
      cause: 'CloudFormation does not populate an ID mapping table, and the data of an intermediate table expires',
      fix: 'Populate the table before the deployment, or use `NotReadyAction.REPORT`',
      page: `${API}/API_PopulateIdMappingTable.html`,
    },
    {
      symptom: 'The deployment fails, because the collaboration has no table of the name',
      cause: 'The other member has not associated the table yet, or by another name',
      fix: 'Let the other member deploy first, and use the name in queries',
      page: `${API}/API_GetSchema.html`,
    },
  ],
};

const IMPACT: ResourceFacts = {
  construct: 'PrivacyImpact',
  purpose:
    'Computes how many aggregations of each type a differential privacy budget allows, and fails the deployment if these ' +
    'are fewer than required.',
  audience:
    'Members who choose epsilon and noise, and have agreed with a partner on how much it can query. Access budgets count ' +
    'accesses, and need none.',
  changes: [
    {
      text: 'It computes again only if its properties change. It neither needs nor spends a privacy budget.',
      page: `${API}/API_PreviewPrivacyImpact.html`,
    },
    {
      text: 'Each number is for aggregations of one type alone. Queries with several types share the budget.',
      page: `${GUIDE}/query-data-with-diff-privacy.html`,
    },
    { text: 'It only reads, so its removal makes no call.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because the budget does not allow enough aggregations',
      cause: 'Epsilon or the noise is too small for the minimum',
      fix: 'Raise epsilon or the noise, or lower `minimums`',
      page: `${API}/API_PreviewPrivacyImpact.html`,
    },
    {
      symptom: 'The deployment fails, because epsilon or the noise is refused',
      cause: 'Epsilon is an integer from 1 to 20, and the noise one from 10 to 100 users',
      fix: 'Use a value in the range',
      page: `${API}/API_DifferentialPrivacyPreviewParametersInput.html`,
    },
  ],
};

const REMAINING: ResourceFacts = {
  construct: 'BudgetRemaining',
  purpose:
    'Reads how much remains of a privacy budget, of aggregations of each type or of accesses, and fails the deployment if ' +
    'this is less than required.',
  audience:
    'Members who deploy analyses that spend a budget, their own or that of a partner. Without it, the first query after the ' +
    'budget is spent reports the problem.',
  changes: [
    {
      text: 'The numbers are those of the time at which the construct is created or changed. Change `revision` to read again; with the number of the build, each deployment reads.',
    },
    {
      text: 'It is created after the membership and the table of the budget. Add a dependency on the privacy budget template, if the same app defines it.',
      page: `${API}/API_ListCollaborationPrivacyBudgets.html`,
    },
    {
      text: 'A table with two limits has the number of the limit that ends first.',
      page: `${API}/API_AccessBudget.html`,
    },
    { text: 'It only reads, so its removal makes no call.' },
  ],
  failures: [
    {
      symptom: 'The deployment fails, because not enough is left of the budget',
      cause: 'Queries have spent it below the minimum',
      fix: 'Lower the minimum, wait until the budget is refreshed, or let its owner raise it',
      page: `${GUIDE}/privacy-budgets.html`,
    },
    {
      symptom: 'The deployment fails, because the budget does not exist',
      cause:
        'Its owner has not deployed the template yet, or this app creates it later. A table without an access budget has none',
      fix: 'Let the owner deploy first, and add a dependency on the template of this app',
      page: `${API}/API_ListCollaborationPrivacyBudgets.html`,
    },
  ],
};

export const ANALYSES: readonly ResourceFacts[] = [TEMPLATE, VALIDATION, READINESS, IMPACT, REMAINING];
