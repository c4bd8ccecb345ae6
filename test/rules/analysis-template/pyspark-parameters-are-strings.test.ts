import type { Fact } from '../../../src/model/fact';
import { pysparkParametersAreStrings } from '../../../src/rules/analysis-template/pyspark-parameters-are-strings';
import { ABSENT, job, known, list, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use `AnalysisParameter.string` or the type "STRING", and convert the value in the code';

function withParameter(type: Fact<string>, more: object = {}) {
  return job(undefined, { declarations: list([{ name: known('epochs'), type, defaultValue: ABSENT }]), ...more });
}

describeRule(pysparkParametersAreStrings, {
  fires: [
    {
      name: 'a parameter is a number',
      subject: () => withParameter(known('INTEGER')),
      violations: [
        {
          severity: 'error',
          what: 'the parameter "epochs" of the PySpark template "Train" has type "INTEGER"',
          fix: FIX,
          property: 'AnalysisParameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a parameter is a string', subject: () => withParameter(known('STRING')) },
    { name: 'there are no parameters', subject: () => job(undefined) },
    { name: 'the template is in SQL', subject: () => withParameter(known('INTEGER'), { format: known('SQL') }) },
  ],
  unknown: [
    { name: 'the type is a token', subject: () => withParameter(UNKNOWN) },
    { name: 'the format is a token', subject: () => withParameter(known('INTEGER'), { format: UNKNOWN }) },
  ],
});
