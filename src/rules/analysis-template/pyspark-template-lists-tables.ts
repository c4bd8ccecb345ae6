import { isComplete, itemsOf } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const pysparkTemplateListsTables = rule({
  id: 'PysparkTemplateListsTables',
  catalogueIds: ['CR-TMPL-012'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'A PySpark template lists the tables that its code reads',
  why: 'the code can read only the tables that the template lists',
  fix: text`add the names of the tables to ${code('referencedTables')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-pyspark-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const tables = template.referencedTables;
    return isPyspark(template) && isComplete(tables) && itemsOf(tables).length === 0
      ? [{ what: `${nameOf(template)} lists no tables, so its code can read none`, property: 'Schema' }]
      : [];
  },
});
