import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { templateTablesAllowIt } from '../../../src/rules/analysis-template/template-tables-allow-it';
import {
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  job,
  known,
  list,
  membership,
  outside,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add the template to `AllowedAnalyses.templates` in the analysis rule of the table';

/** A template over `sales`, whose rule allows these analyses. */
function over(allowed: ConfiguredTableNode['allowed'], more: Partial<ConfiguredTableNode> = {}, make = query) {
  const ads = collaboration();
  association(membership(ads), table({ rule: customRule(), allowed, ...more }));
  return make(membership(ads, ADVERTISER));
}

const query = (within: Parameters<typeof job>[0]) => template(within, 'SELECT 1 FROM sales');
const other = to(template(undefined, 'SELECT 1'));

describeRule(templateTablesAllowIt, {
  fires: [
    {
      name: 'the table allows another template',
      subject: () => over([other]),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "sales", whose analysis rule does not allow the template',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the table allows jobs only',
      subject: () => over([outside('ANY_JOB')], { analysisMethod: known('MULTIPLE') }),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "sales", whose analysis rule does not allow the template',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the table allows queries only',
      subject: () => over([outside('ANY_QUERY')], { analysisMethod: known('MULTIPLE') }, job),
      violations: [
        {
          severity: 'warning',
          what: 'the code of "Train" reads "sales", whose analysis rule does not allow the template',
          fix: FIX,
          property: 'Schema',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table allows any query', subject: () => over([other, outside('ANY_QUERY')]) },
    { name: 'an ARN can be that of the template', subject: () => over([outside('arn:aws:cleanrooms:…')]) },
    { name: 'the table allows nothing yet, which is another mistake', subject: () => over([]) },
    {
      name: 'the table has a rule of another type, which is another mistake',
      subject: () => over([other], { rule: aggregationRule() }),
    },
    {
      name: 'the table does not support the format, which is another mistake',
      subject: () => over([other], { analysisMethod: known('DIRECT_JOB') }),
    },
    {
      name: 'the table allows the template',
      subject: () => {
        const ads = collaboration();
        const reach = query(membership(ads, ADVERTISER));
        association(membership(ads), table({ rule: customRule(), allowed: [to(reach)] }));
        return reach;
      },
    },
  ],
  unknown: [
    { name: 'an allowed analysis is a token', subject: () => over([outside()]) },
    {
      name: 'the allowed analyses are not all known',
      subject: () => over([other], { rule: customRule({ allowedAnalyses: list([], false) }) }),
    },
    { name: 'the query is a token', subject: () => ({ ...over([other]), sql: UNKNOWN }) },
    { name: 'the rule is a token', subject: () => over([other], { rule: UNKNOWN }) },
    { name: 'the membership is outside of the app', subject: () => query(undefined) },
  ],
});
