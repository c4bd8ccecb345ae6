import { isNot, knownValue } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { membershipsBeside, nodeOf } from '../../model/nodes';
import { tablesOf } from '../../model/sql';
import { code, text } from '../../private/text';
import { CUSTOM } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const templateTablesHaveCustomRule = rule({
  id: 'TemplateTablesHaveCustomRule',
  catalogueIds: ['CR-TMPL-013'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every table of a template has a custom rule',
  why: 'an analysis template works with tables under a custom analysis rule only',
  fix: text`give the table ${code('AnalysisRule.custom')}, or ask the same in a query of its own instead of a template`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const sql = sqlOf(template);
    if (sql === undefined) {
      return [];
    }
    const query = `the query of ${nameOf(template)}`;
    const tables = tablesOf(sql);
    const associations = membershipsBeside(template).flatMap((membership) => membership.associations);
    return associations.flatMap((association) => {
      const name = knownValue(association.name);
      const table = nodeOf(association.table);
      const type = table?.rule.state === 'known' ? table.rule.value.type : undefined;
      if (name === undefined || !type || !isNot(type, CUSTOM) || !tables.includes(name.toLowerCase())) {
        return [];
      }
      return [
        {
          what: `${query} reads ${quoted([name])}, whose analysis rule is of type ${quoted([knownValue(type)])}`,
          property: 'Source',
        },
      ];
    });
  },
});
