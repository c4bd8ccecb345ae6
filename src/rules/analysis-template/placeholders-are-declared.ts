import { isComplete, itemsOf } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { nearest } from '../../private/nearest';
import { code, text } from '../../private/text';
import { placeholdersOf } from '../../sql/names';
import { nameOf, quoted, rule } from '../rule';

export const placeholdersAreDeclared = rule({
  id: 'PlaceholdersAreDeclared',
  catalogueIds: ['CR-TMPL-005'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every placeholder of an analysis template is a parameter',
  why: 'a query can pass values only to declared parameters',
  fix: text`add an ${code('AnalysisParameter')} with this name to ${code('parameters')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'inferred',
    proof: 'no value can be passed to a placeholder that is not a parameter',
  },
  check: (template) => {
    const sql = sqlOf(template);
    if (sql === undefined || !isComplete(template.parameters)) {
      return [];
    }
    const declared = itemsOf(template.parameters);
    const parameters = declared.length === 0 ? 'no parameters' : `only the parameters ${quoted(declared)}`;
    // Whether letter case counts is not documented.
    const isDeclared = (name: string) => declared.some((other) => other.toLowerCase() === name.toLowerCase());
    return placeholdersOf(sql)
      .filter((name) => !isDeclared(name))
      .map((name) => {
        const suggestion = nearest(name, declared);
        const parameter = code`AnalysisParameter.varchar(${quoted([name])})`;
        const addition = text`add ${parameter}, or a parameter of another type, to ${code('parameters')}`;
        return {
          what: `the query of ${nameOf(template)} uses :${name}, but declares ${parameters}`,
          fix: suggestion ? text`use :${suggestion}, or ${addition}` : addition,
          property: 'AnalysisParameters',
        };
      });
  },
});
