import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { CUSTOM } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

const OUTSIDE_S3 = { athena: 'Amazon Athena', snowflake: 'Snowflake' };

export const outsideSourceHasCustomRule = rule({
  id: 'OutsideSourceHasCustomRule',
  catalogueIds: ['CR-TABLE-011'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table from outside of Amazon S3 has a custom rule',
  why: 'aggregation and list rules are for Glue tables in Amazon S3; other sources support custom rules only',
  fix: text`use ${code('AnalysisRule.custom')}, or read the data with ${code('TableSource.glue')} if they are in Amazon S3`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const kind = knownValue(table.source)?.kind;
    const analysisRule = knownValue(table.rule);
    const type = analysisRule && knownValue(analysisRule.type);
    if ((kind !== 'athena' && kind !== 'snowflake') || type === undefined || type === CUSTOM) {
      return [];
    }
    return [
      {
        what: `${nameOf(table)} is a table of ${OUTSIDE_S3[kind]} with an analysis rule of type ${quoted([type])}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
