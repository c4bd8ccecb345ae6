import { isAbsent, itemsOf } from '../../model/fact';
import { label } from '../../model/nodes';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const associatedTableHasRule = rule({
  id: 'AssociatedTableHasRule',
  catalogueIds: ['CR-TABLE-012'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'An associated table has an analysis rule',
  why: 'a table without an analysis rule can be associated, but cannot be queried',
  fix: text`set ${code('analysisRule')} of the table, for example to ${code('AnalysisRule.custom({ … })')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'documented',
  },
  check: (table) => {
    const associations = itemsOf(table.associations);
    if (!isAbsent(table.rule) || associations.length === 0) {
      return [];
    }
    const names = unique(associations.map(label));
    return [
      {
        what: `${nameOf(table)} has no analysis rule, but is associated as ${quoted(names)}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
