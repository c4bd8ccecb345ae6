import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { CUSTOM } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

const OUTSIDE_S3 = { athena: 'Amazon Athena', snowflake: 'Snowflake', databricks: 'Databricks' };

export const outsideSourceHasCustomRule = rule({
  id: 'OutsideSourceHasCustomRule',
  catalogueIds: ['CR-TABLE-011'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table with a data source other than Amazon S3 has a custom analysis rule',
  why: 'aggregation and list analysis rules support only AWS Glue tables in Amazon S3',
  fix: text`use ${code('AnalysisRule.custom')}, or read the data with ${code('TableSource.glue')} if it is in Amazon
    S3`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const kind = knownValue(table.source)?.kind;
    const analysisRule = knownValue(table.rule);
    const type = analysisRule && knownValue(analysisRule.type);
    if (kind === undefined || kind === 'glue' || kind === 'other' || type === undefined || type === CUSTOM) {
      return [];
    }
    return [
      {
        what: text`${nameOf(table)} has ${OUTSIDE_S3[kind]} as its data source, but an analysis rule of type
          ${quoted([type])}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
