import type { Fact } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { syntheticTablesAllowAdditionalAnalyses } from '../../../src/rules/analysis-template/synthetic-tables-allow-additional-analyses';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  customRule,
  known,
  membership,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `additionalAnalyses` in the analysis rule of the table to `AdditionalAnalyses.ALLOWED`';

/** A template with synthetic data from `sales`. */
function over(additionalAnalyses: Fact<string>, syntheticData: Fact<boolean> = known(true)) {
  return reading(table({ rule: known({ ...customRule().value, additionalAnalyses }) }), syntheticData);
}

/** A template with synthetic data from this table. */
function reading(sales: ConfiguredTableNode | undefined, syntheticData: Fact<boolean> = known(true)) {
  const ads = collaboration();
  association(membership(ads), sales);
  return template(membership(ads, ADVERTISER), 'SELECT 1 FROM sales', { syntheticData });
}

describeRule(syntheticTablesAllowAdditionalAnalyses, {
  fires: [
    {
      name: 'a table does not allow them',
      subject: () => over(known('NOT_ALLOWED')),
      violations: [
        {
          severity: 'warning',
          what: '"Reach" generates synthetic data from "sales", which does not allow additional analyses',
          fix: FIX,
          property: 'SyntheticDataParameters',
        },
      ],
    },
    {
      name: 'a table specifies nothing',
      subject: () => over(ABSENT),
      violations: [
        {
          severity: 'warning',
          what: '"Reach" generates synthetic data from "sales", which does not allow additional analyses',
          fix: FIX,
          property: 'SyntheticDataParameters',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table allows them', subject: () => over(known('ALLOWED')) },
    { name: 'the table requires them', subject: () => over(known('REQUIRED')) },
    { name: 'no synthetic data is generated', subject: () => over(ABSENT, ABSENT) },
  ],
  unknown: [
    { name: 'it is a token', subject: () => over(UNKNOWN) },
    { name: 'synthetic data is a token', subject: () => over(ABSENT, UNKNOWN) },
    { name: 'the query is a token', subject: () => ({ ...over(ABSENT), sql: UNKNOWN }) },
    { name: 'the rule of the table is a token', subject: () => reading(table({ rule: UNKNOWN })) },
    { name: 'the table is outside of the app', subject: () => reading(undefined) },
    {
      name: 'the membership is outside of the app',
      subject: () => template(undefined, 'SELECT 1 FROM sales', { syntheticData: known(true) }),
    },
  ],
});
