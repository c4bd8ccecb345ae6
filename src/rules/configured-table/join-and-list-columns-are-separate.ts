import { listRuleOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const joinAndListColumnsAreSeparate = rule({
  id: 'JoinAndListColumnsAreSeparate',
  catalogueIds: ['CR-LIST-002'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A column is a join column or a list column, never both',
  why: 'join columns match people without being shown, list columns are shown row by row; one column cannot be both',
  fix: text`keep the column in ${code('joinColumns')} or in ${code('listColumns')}`,
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
      what: `the column ${JSON.stringify(column)} of ${nameOf(table)} is both a join column and a list column`,
      fix: text`leave ${JSON.stringify(column)} out of ${code('listColumns')}, or out of ${code('joinColumns')} if results may show it`,
      property: 'AnalysisRules',
    }));
  },
});
