import { is, isAbsent, isNot } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import type { AnalysisTemplateNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { SQL } from '../../private/words';
import { nameOf, rule } from '../rule';

export const sourceFitsFormat = rule({
  id: 'SourceFitsFormat',
  catalogueIds: ['CR-TMPL-001', 'CR-TMPL-002'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'An analysis template is either SQL text or files, as its format states',
  why: 'the source of a template in SQL is its text, and that of a template in PySpark is an entry point in Amazon S3',
  fix: text`specify ${code('text')} of the source for SQL, or ${code('artifacts')} for PySpark`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html',
    basis: 'inferred',
    proof: 'no job can run SQL text as files, and the schema of the resource type accepts only one source',
  },
  check: (template) => {
    const problem = problemOf(template);
    return problem === undefined ? [] : [{ what: `${nameOf(template)} ${problem}`, property: 'Source' }];
  },
});

function problemOf(template: AnalysisTemplateNode): string | undefined {
  const { sql, artifacts, format } = template;
  // A format that the service does not have is the subject of ValuesAreWithinLimits.
  if (isNot(format, SQL) && !isPyspark(template)) {
    return undefined;
  }
  if (sql.state === 'known' && artifacts.state === 'known') {
    return 'has SQL text and files';
  }
  if (isAbsent(sql) && isAbsent(artifacts)) {
    return 'has neither SQL text nor files';
  }
  if (isPyspark(template) && sql.state === 'known') {
    return 'is a template in PySpark, but its source is SQL text';
  }
  return is(format, SQL) && artifacts.state === 'known' ? 'is a template in SQL, but its source is files' : undefined;
}
