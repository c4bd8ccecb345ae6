import { is } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { nameOf, rule } from '../rule';

export const syntheticDataIsSql = rule({
  id: 'SyntheticDataIsSql',
  catalogueIds: ['CR-SYN-001'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'A template that generates synthetic data is in SQL',
  why: 'the SQL text of the template defines the data that is synthesized',
  fix: 'define the data in SQL',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html',
    basis: 'documented',
  },
  check: (template) =>
    is(template.syntheticData, true) && isPyspark(template)
      ? [{ what: `${nameOf(template)} generates synthetic data, but is a template in PySpark`, property: 'Format' }]
      : [],
});
