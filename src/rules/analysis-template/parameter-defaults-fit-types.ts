import { itemsOf, knownValue } from '../../model/fact';
import { nameOf, quoted, rule } from '../rule';
import { isNoValueOf } from '../typed-values';

export const parameterDefaultsFitTypes = rule({
  id: 'ParameterDefaultsFitTypes',
  catalogueIds: ['CR-TMPL-009'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The default value of a parameter is a value of its type',
  why: 'a query that runs without a value for the parameter uses the default value',
  fix: 'write a value of this type, such as 7, 2026-01-31 or true, or change the type',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisParameter.html',
    basis: 'inferred',
  },
  check: (template) =>
    itemsOf(template.declarations).flatMap((declaration) => {
      const [name, type, value] = [declaration.name, declaration.type, declaration.defaultValue].map(knownValue);
      return type !== undefined && value && isNoValueOf(type, value)
        ? [
            {
              what: `the parameter ${quoted([name])} of ${nameOf(template)} has type ${quoted([type])}, but its default value is ${JSON.stringify(value)}`,
              property: 'AnalysisParameters',
            },
          ]
        : [];
    }),
});
