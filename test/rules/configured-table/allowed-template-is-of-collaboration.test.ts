import type { MembershipNode } from '../../../src/model/nodes';
import { allowedTemplateIsOfCollaboration } from '../../../src/rules/configured-table/allowed-template-is-of-collaboration';
import {
  ADVERTISER,
  association,
  collaboration,
  membership,
  OUTSIDE,
  outside,
  table,
  template,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the analysis template in the collaboration of the table, or also associate the table with the collaboration of the analysis template';

/** A table that allows one template, associated with these memberships. */
function tableOf(author: MembershipNode | undefined, ...associated: (MembershipNode | undefined)[]) {
  const sales = table({ allowed: [to(template(author, 'SELECT COUNT(*) FROM sales'))] });
  for (const within of associated) {
    association(within, sales);
  }
  return sales;
}

const ads = () => collaboration({ path: 'App/Ads' });
const finance = () => collaboration({ path: 'App/Finance' });

describeRule(allowedTemplateIsOfCollaboration, {
  fires: [
    {
      name: 'the template belongs to another collaboration',
      subject: () => tableOf(membership(finance()), membership(ads())),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the analysis template "Reach" of the collaboration "App/Finance", but is associated only with "App/Ads"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'another collaboration of the same name',
      subject: () => tableOf(membership(ads()), membership(ads())),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the analysis template "Reach" of the collaboration "App/Ads", but is associated only with "App/Ads"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a table in two collaborations, neither of them that of the template',
      subject: () =>
        tableOf(membership(finance()), membership(ads()), membership(collaboration({ path: 'App/Research' }))),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the analysis template "Reach" of the collaboration "App/Finance", but is associated only with "App/Ads", "App/Research"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a template that is allowed twice, beside an imported one',
      subject: () => {
        const reach = template(membership(finance()), '');
        const sales = table({ allowed: [to(reach), to(reach), OUTSIDE] });
        association(membership(ads()), sales);
        return sales;
      },
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows the analysis template "Reach" of the collaboration "App/Finance", but is associated only with "App/Ads"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the same membership',
      subject: () => {
        const own = membership(ads());
        return tableOf(own, own);
      },
    },
    {
      name: 'a partner wrote the template',
      subject: () => {
        const both = ads();
        return tableOf(membership(both, ADVERTISER), membership(both));
      },
    },
    {
      name: 'one of two collaborations is that of the template',
      subject: () => {
        const both = finance();
        return tableOf(membership(both), membership(ads()), membership(both));
      },
    },
    { name: 'the table takes part in nothing yet', subject: () => tableOf(membership(ads())) },
    {
      name: 'wildcards only',
      subject: () => {
        const sales = table({ allowed: [outside('ANY_QUERY')] });
        association(membership(ads()), sales);
        return sales;
      },
    },
  ],
  unknown: [
    {
      name: 'one association has an imported membership',
      subject: () => tableOf(membership(finance()), membership(ads()), undefined),
    },
    {
      name: 'one association is of an imported collaboration',
      subject: () => tableOf(membership(finance()), membership(ads()), membership(undefined)),
    },
    {
      name: 'the template is of an imported collaboration',
      subject: () => tableOf(membership(undefined), membership(ads())),
    },
    { name: 'the template is of an imported membership', subject: () => tableOf(undefined, membership(ads())) },
  ],
});
