import { is, isComplete, itemsOf, knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { NUMERICAL } from '../../private/words';
import { nameOf, quoted, rule, type Violation } from '../rule';

export const syntheticDataPredictsOneColumn = rule({
  id: 'SyntheticDataPredictsOneColumn',
  catalogueIds: ['CR-SYN-004', 'CR-SYN-010'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'One column of synthetic data is predicted',
  why: 'a model that is trained with synthetic data predicts one column',
  fix: text`set ${code('predicted')}, which is "IsPredictiveValue" of the L1, to true for one column only`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const columns = knownValue(template.synthesis)?.columns;
    const items = columns ? itemsOf(columns) : [];
    const predicted = items.filter(({ isPredicted }) => is(isPredicted, true));
    const property = 'SyntheticDataParameters';
    if (predicted.length > 1) {
      const names = quoted(predicted.map(({ name }) => knownValue(name)));
      return [{ what: `${nameOf(template)} predicts ${predicted.length} columns: ${names}`, property }];
    }
    const isSure = columns && isComplete(columns) && items.length > 0;
    if (isSure && items.every(({ isPredicted }) => is(isPredicted, false))) {
      return [{ what: `${nameOf(template)} predicts no column`, severity: 'warning', property }];
    }
    return predicted.flatMap(({ name, type }): readonly Violation[] =>
      is(type, NUMERICAL)
        ? [
            {
              what: `${nameOf(template)} predicts the numerical column ${quoted([knownValue(name)])}`,
              why: 'a model that is trained with synthetic data predicts numbers inaccurately',
              fix: 'predict a categorical column with few values',
              severity: 'warning',
              page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html',
              property,
            },
          ]
        : [],
    );
  },
});
