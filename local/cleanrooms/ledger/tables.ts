import { assumed, type LedgerRow, unsettled } from '../../ledger';
import { API, GUIDE, MODEL, rows } from './sources';

/** Tables, templates and budgets of members. */
export const TABLE_LEDGER: readonly LedgerRow[] = [
  // Tables, associations and their rules
  ...rows(
    MODEL,
    'Creations have no client token.',
    'Errors of conflict are ALREADY_EXISTS, SUBRESOURCES_EXIST or INVALID_STATE.',
  ),
  ...rows(GUIDE('add-analysis-rule'), 'A table has one analysis rule.'),
  assumed(
    'Members query a table by the name of its association, which therefore is unique in the collaboration.',
    'association-name-once',
    'association-name-once-for-all-members',
  ),
  assumed(
    'A table is not deleted while it is associated (the operation declares a conflict).',
    'associated-table-stays',
  ),
  assumed('The names of tables are not unique: the same creation twice makes two tables.', 'table-names-repeat'),
  assumed('A table of another account answers ResourceNotFoundException.', 'table-of-another-account'),
  assumed('A second rule, of whatever type, is refused with ConflictException ALREADY_EXISTS.', 'second-rule'),
  assumed(
    'A table or an association is not deleted while it has a rule (CloudFormation’s own handlers delete ' +
      'the rule first).',
    'table-with-rule-stays',
  ),
  assumed(
    'The type of a rule must be that of its policy; columns, accounts and ARNs in a policy are not ' +
      'compared with anything.',
    'type-of-a-rule',
    'columns-of-a-rule',
    'analyses-of-a-rule',
    'receivers-of-a-rule',
  ),
  assumed('Neither the source of a table nor a role is looked up.', 'source-is-not-looked-up', 'role-is-not-looked-up'),
  // Templates and budgets
  ...rows(
    API('AnalysisTemplateValidationStatusDetail'),
    'A template is validated for differential privacy when it is created and whenever it is fetched.',
  ),
  ...rows(API('UpdateAnalysisTemplate'), 'The description of a template can be updated; nothing else can.'),
  ...rows(
    API('CreatePrivacyBudgetTemplate'),
    'A collaboration has one privacy budget template for differential privacy.',
    'An access budget is for one table that the member has associated, or for one of its intermediate tables.',
  ),
  assumed(
    'A template is validated if its SQL names a table with differential privacy, with the verdict that this library ' +
      'predicts; tests set other verdicts.',
    'validation-needs-privacy',
    'validation-with-privacy',
  ),
  assumed(
    'The SQL of a template is not parsed. The tables that it references are those given, or else the ' +
      'associations it names.',
    'sql-is-not-parsed',
    'tables-of-a-template',
  ),
  unsettled(
    'The hash of an artifact stands for its location, as there is no object behind it.',
    'it stands for an object that the double does not have, and states nothing about the service',
  ),
  assumed('The name of a template is unique in its membership.', 'template-name-once'),
  assumed('SQL needs a string and PYSPARK_1_0 needs artifacts.', 'source-of-a-format'),
  assumed('Active members read the templates of the collaboration, their source included.', 'templates-of-partners'),
  assumed(
    'A budget is not refreshed unless this is specified; an association is deleted although it has a budget.',
    'budget-is-not-refreshed',
    'association-with-budget-goes',
  ),

  ...rows(
    API('PreviewPrivacyImpact'),
    'The impact of a budget is previewed without a budget, as a number of aggregations of each type of the model.',
  ),
  assumed(
    'The number of previewed aggregations grows with epsilon and with the noise. No page states how it is computed.',
    'preview-grows',
  ),
  assumed(
    'A preview is shown to the member whose membership it is for, whatever its abilities are.',
    'preview-for-any-member',
  ),

  ...rows(
    API('ListCollaborationPrivacyBudgets'),
    'The budgets of all members of a collaboration are listed by their type, or those of one table by its ARN.',
  ),
  ...rows(API('AccessBudget'), 'What remains of an access budget is the lower number of its limits.'),
  assumed(
    'Active members list the budgets of a collaboration, whatever their abilities are.',
    'budgets-for-any-member',
  ),
  unsettled(
    'No analysis spends a budget here; tests set what is spent, and it is taken from each aggregation or limit.',
    'it needs an analysis of real data, and a day until a budget is refreshed',
  ),
  assumed('A budget has the ID of its template.', 'budget-has-id-of-template'),
  unsettled(
    'A budget starts with its template. The end of its period is not returned.',
    'the periods of a real budget are calendar days, weeks and months',
  ),
];
