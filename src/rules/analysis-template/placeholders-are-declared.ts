import { isComplete, itemsOf } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { placeholdersOf } from '../../model/sql';
import { code, text } from '../../private/text';
import { nearest } from '../nearest';
import { nameOf, quoted, rule } from '../rule';

export const placeholdersAreDeclared = rule({
  id: 'PlaceholdersAreDeclared',
  catalogueIds: ['CR-TMPL-005'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every placeholder of a template is one of its parameters',
  why: 'a query can give a value to declared parameters only',
  fix: text`add an ${code('AnalysisParameter')} of this name to ${code('parameters')}`,
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
        const parameter = code`AnalysisParameter.varchar(${quoted([name])})`;
        const addIt = text`add ${parameter}, or one of another type, to ${code('parameters')}`;
        return {
          what: `the query of ${nameOf(template)} uses :${name}, but its parameters are ${quoted(declared)}`,
          fix: meant ? text`write :${meant}, or ${addIt}` : addIt,
          property: 'AnalysisParameters',
        };
      });
  },
});
