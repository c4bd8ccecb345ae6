import { listRuleOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const joinAndListColumnsAreSeparate = rule({
  id: 'JoinAndListColumnsAreSeparate',
  catalogueIds: ['CR-LIST-002'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A column is either a join column or a list column',
  why: 'join columns match rows and are not part of the results, while list columns are',
  fix: text`keep the column in either ${code('joinColumns')} or ${code('listColumns')}`,
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
    return unique(both).map((column) => ({
      what: `the column ${JSON.stringify(column)} of ${nameOf(table)} is both a join column and a list column`,
      fix: text`remove ${JSON.stringify(column)} from ${code('listColumns')}, or from ${code('joinColumns')} if it can
        be part of the results`,
      property: 'AnalysisRules',
    }));
  },
});
