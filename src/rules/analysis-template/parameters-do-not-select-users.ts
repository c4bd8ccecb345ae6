import { customRuleOf } from '../../sql/evaluation/tables';
import { placeOf } from '../../sql/position';
import { queryOf } from '../query-findings';
import { nameOf, rule } from '../rule';

export const parametersDoNotSelectUsers = rule({
  id: 'ParametersDoNotSelectUsers',
  catalogueIds: ['CR-TMPL-028'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'A parameter of an analysis template does not select single users',
  why: 'the member who queries can pass the identifiers of single users, one after the other',
  fix: 'remove the comparison',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
  },
  check: (template) => {
    const query = queryOf(template);
    const uses = query?.lineage?.uses ?? [];
    return uses
      .filter(({ use, table, column }) => {
        const identifier = customRuleOf(table)?.userIdentifier;
        return use === 'compared with a parameter' && identifier?.toLowerCase() === column;
      })
      .map(({ table, column, at }) => ({
        what: `in the SQL of ${nameOf(template)} (${placeOf(query?.sql ?? '', at)}), "${column}" of "${table.name}", which identifies a user, is compared with a parameter`,
        property: 'Source',
      }));
  },
});
