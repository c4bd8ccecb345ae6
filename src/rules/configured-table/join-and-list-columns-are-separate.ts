import { listRuleOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { label } from '../../model/nodes';
import { rule } from '../rule';

export const joinAndListColumnsAreSeparate = rule({
  id: 'JoinAndListColumnsAreSeparate',
  catalogueIds: ['CR-LIST-002'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A column is a join column or a list column, never both',
  why: 'join columns match people without being shown, list columns are shown row by row; one column cannot be both',
  fix: 'keep the column in joinColumns or in listColumns',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-list.html',
    basis: 'documented',
  },
  check: (table) => {
    const list = listRuleOf(table.rule);
    if (!list) {
      return [];
    }
    const both = itemsOf(list.joinColumns).filter((column) => includes(list.listColumns, column));
    return [...new Set(both)].map((column) => ({
      what: `the column ${JSON.stringify(column)} of "${label(table)}" is both a join column and a list column`,
      fix: `leave ${JSON.stringify(column)} out of listColumns, or out of joinColumns if results may show it`,
      property: 'AnalysisRules',
    }));
  },
});
