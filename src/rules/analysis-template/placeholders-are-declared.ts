import { isComplete, itemsOf } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { label } from '../../model/nodes';
import { placeholdersOf } from '../../model/sql';
import { nearest } from '../nearest';
import { quoted, rule } from '../rule';

export const placeholdersAreDeclared = rule({
  id: 'PlaceholdersAreDeclared',
  catalogueIds: ['CR-TMPL-005'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every placeholder of a template is one of its parameters',
  why: 'a query can give a value to declared parameters only',
  fix: 'add an AnalysisParameter of this name to parameters',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
  },
  check: (template) => {
    const sql = sqlOf(template);
    if (sql === undefined || !isComplete(template.parameters)) {
      return [];
    }
    const declared = itemsOf(template.parameters);
    // Whether names are case-sensitive is not documented.
    const isDeclared = (name: string) => declared.some((other) => other.toLowerCase() === name.toLowerCase());
    return placeholdersOf(sql)
      .filter((name) => !isDeclared(name))
      .map((name) => {
        const meant = nearest(name, declared);
        const addIt = `add AnalysisParameter.varchar(${quoted([name])}), or one of another type, to parameters`;
        return {
          what: `the query of ${quoted([label(template)])} uses :${name}, but its parameters are ${quoted(declared)}`,
          fix: meant ? `write :${meant}, or ${addIt}` : addIt,
          property: 'AnalysisParameters',
        };
      });
  },
});
