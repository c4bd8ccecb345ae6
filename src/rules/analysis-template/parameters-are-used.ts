import { itemsOf } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { placeholdersOf } from '../../sql/names';
import { nameOf, quoted, rule } from '../rule';

export const parametersAreUsed = rule({
  id: 'ParametersAreUsed',
  catalogueIds: ['CR-TMPL-006'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The query of an analysis template uses all parameters',
  why: 'a value for a parameter that the query does not use changes nothing',
  fix: 'use the parameter in the query, or remove it',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
  },
  check: (template) => {
    const sql = sqlOf(template);
    const used = sql === undefined ? [] : placeholdersOf(sql).map((name) => name.toLowerCase());
    // Other parameters are the subject of PlaceholdersAreDeclared.
    const declared = itemsOf(template.parameters);
    const unused = declared.filter((name) => !used.includes(name.toLowerCase()));
    const isTyping = used.some((name) => !declared.some((other) => other.toLowerCase() === name));
    return sql === undefined || isTyping || unused.length === 0
      ? []
      : [
          {
            what: `the query of ${nameOf(template)} does not use the parameters ${quoted(unused)}`,
            property: 'AnalysisParameters',
          },
        ];
  },
});
