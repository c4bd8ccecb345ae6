import { listRuleOf } from '../../model/analysis-rule';
import { isComplete, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const listRuleHasJoinColumn = rule({
  id: 'ListRuleHasJoinColumn',
  catalogueIds: ['CR-LIST-001'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A list analysis rule has a join column',
  why: 'a list analysis rule returns rows that match a table of the member who can query, which requires a join column',
  fix: text`add at least one column to ${code('joinColumns')} of ${code('AnalysisRule.list')}, for example a user
    identifier`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleList.html',
    basis: 'documented',
  },
  check: (table) => {
    const list = listRuleOf(table.rule);
    if (!list || !isComplete(list.joinColumns) || itemsOf(list.joinColumns).length > 0) {
      return [];
    }
    return [{ what: `the list analysis rule of ${nameOf(table)} has no join column`, property: 'AnalysisRules' }];
  },
});
