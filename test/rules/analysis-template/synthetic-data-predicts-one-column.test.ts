import type { Fact } from '../../../src/model/fact';
import { syntheticDataPredictsOneColumn } from '../../../src/rules/analysis-template/synthetic-data-predicts-one-column';
import { known, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `predicted`, which is "IsPredictiveValue" of the L1, to true for one column only';

/** A template that classifies columns: each with its type, and whether it is predicted. */
function classifying(columns: readonly (readonly [string, string, Fact<boolean>])[], complete = true) {
  const items = columns.map(([name, type, isPredicted]) => ({ name: known(name), type: known(type), isPredicted }));
  const synthesis = known({ columns: list(items, complete), attackScore: known(0.6) });
  return template(undefined, 'SELECT 1', { synthesis });
}

const [YES, NO] = [known(true), known(false)];

describeRule(syntheticDataPredictsOneColumn, {
  fires: [
    {
      name: 'two columns are predicted',
      subject: () =>
        classifying([
          ['city', 'CATEGORICAL', YES],
          ['channel', 'CATEGORICAL', YES],
        ]),
      violations: [
        {
          severity: 'error',
          what: '"Reach" predicts 2 columns: "city", "channel"',
          fix: FIX,
          property: 'SyntheticDataParameters',
        },
      ],
    },
    {
      name: 'no column is predicted',
      subject: () => classifying([['city', 'CATEGORICAL', NO]]),
      violations: [
        { severity: 'warning', what: '"Reach" predicts no column', fix: FIX, property: 'SyntheticDataParameters' },
      ],
    },
    {
      name: 'a number is predicted',
      subject: () => classifying([['revenue', 'NUMERICAL', YES]]),
      violations: [
        {
          severity: 'warning',
          what: '"Reach" predicts the numerical column "revenue"',
          fix: 'predict a categorical column with few values',
          property: 'SyntheticDataParameters',
          why: 'a model that is trained with synthetic data predicts numbers inaccurately',
          page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'one column is predicted',
      subject: () =>
        classifying([
          ['city', 'CATEGORICAL', YES],
          ['revenue', 'NUMERICAL', NO],
        ]),
    },
    { name: 'there are no columns, which is another mistake', subject: () => classifying([]) },
    { name: 'there is no synthetic data', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    { name: 'a column is a token', subject: () => classifying([['city', 'CATEGORICAL', NO]], false) },
    { name: 'whether it is predicted is a token', subject: () => classifying([['city', 'CATEGORICAL', UNKNOWN]]) },
    { name: 'the parameters are a token', subject: () => template(undefined, 'SELECT 1', { synthesis: UNKNOWN }) },
  ],
});
