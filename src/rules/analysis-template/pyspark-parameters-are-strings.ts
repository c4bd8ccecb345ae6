import { isNot, itemsOf, knownValue } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const STRING = 'STRING';

export const pysparkParametersAreStrings = rule({
  id: 'PysparkParametersAreStrings',
  catalogueIds: ['CR-TMPL-008'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The parameters of a PySpark template are strings',
  why: 'a PySpark template supports only parameters of this type',
  fix: text`use ${code('AnalysisParameter.string')} or the type ${quoted([STRING])}, and convert the value in the code`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-pyspark-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const declarations = isPyspark(template) ? itemsOf(template.declarations) : [];
    return declarations
      .filter(({ type }) => isNot(type, STRING))
      .map(({ name, type }) => ({
        what: `the parameter ${quoted([knownValue(name)])} of the PySpark template ${nameOf(template)} has type ${quoted([knownValue(type)])}`,
        property: 'AnalysisParameters',
      }));
  },
});
