import { userIdentifiersOf } from '../../model/analysis-rule';
import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

const NAMES: { readonly [source: string]: string } = {
  athena: 'Amazon Athena',
  snowflake: 'Snowflake',
  databricks: 'Databricks',
};

export const differentialPrivacyNeedsS3 = rule({
  id: 'DifferentialPrivacyNeedsS3',
  catalogueIds: ['CR-CUSTOM-018'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table that uses differential privacy has its data in Amazon S3',
  why: 'differential privacy supports only AWS Glue tables with data in Amazon S3',
  fix: text`read from an AWS Glue table with ${code('TableSource.glue(…)')}, or use
    ${code('OutputProtection.aggregationThreshold({ … })')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-limitations.html',
    basis: 'documented',
  },
  check: (table) => {
    const source = NAMES[knownValue(table.source)?.kind ?? ''];
    if (!source || !userIdentifiersOf(table.rule)) {
      return [];
    }
    return [
      {
        what: `${nameOf(table)} uses differential privacy, but has ${source} as its data source`,
        property: 'AnalysisRules',
      },
    ];
  },
});
