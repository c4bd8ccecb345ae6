import type { MembershipNode, PrivacyBudgetNode } from '../../../src/model/nodes';
import { accessBudgetIsOfMembership } from '../../../src/rules/privacy-budget/access-budget-is-of-membership';
import {
  ADVERTISER,
  association,
  budget,
  collaboration,
  intermediateTable,
  known,
  membership,
  OUTSIDE,
  outside,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'create the access budget with `membership.addPrivacyBudget`, where the membership is that of the table';

const ARN = 'arn:aws:cleanrooms:us-east-1:111111111111:membership/1111-2222/configuredtableassociation/3333';

/** An access budget of a membership for a table of another. */
function limiting(
  own: MembershipNode | undefined,
  other: MembershipNode | undefined,
  more: Partial<PrivacyBudgetNode> = {},
) {
  return budget(own, { type: known('ACCESS_BUDGET'), resource: to(association(other, table())), ...more });
}

const own = (more: Partial<MembershipNode> = {}) => membership(collaboration(), undefined, more);
const other = (more: Partial<MembershipNode> = {}) => membership(collaboration(), ADVERTISER, more);

describeRule(accessBudgetIsOfMembership, {
  fires: [
    {
      name: 'the table is of another membership',
      subject: () => limiting(own(), other()),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" is in the membership "App/Membership-111111111111", but its table "sales" is in the membership "App/Membership-222222222222"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'the intermediate table is of another membership',
      subject: () => limiting(own(), undefined, { resource: to(intermediateTable(other(), UNKNOWN)) }),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" is in the membership "App/Membership-111111111111", but its table "Daily" is in the membership "App/Membership-222222222222"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
    {
      name: 'the ARN of the table has the ID of another membership',
      subject: () => limiting(undefined, undefined, { membership: outside('9999-0000'), resource: outside(ARN) }),
      violations: [
        {
          severity: 'error',
          what: 'the access budget "Budget" is in the membership "9999-0000", but its table is in the membership "1111-2222"',
          fix: FIX,
          property: 'Parameters.ResourceArn',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the table is of the same membership',
      subject: () => {
        const mine = own();
        return limiting(mine, mine);
      },
    },
    {
      name: 'the IDs are the same',
      subject: () => limiting(undefined, undefined, { membership: outside('1111-2222'), resource: outside(ARN) }),
    },
    {
      name: 'it refers to a configured table, which another rule reports',
      subject: () => limiting(own(), other(), { resource: to(table()) }),
    },
    {
      name: 'it is a differential privacy budget',
      subject: () => limiting(own(), other(), { type: known('DIFFERENTIAL_PRIVACY') }),
    },
    { name: 'one of the memberships is imported', subject: () => limiting(own({ imported: true }), other()) },
    { name: 'the other membership is imported', subject: () => limiting(own(), other({ imported: true })) },
    {
      name: 'the ARN is another one',
      subject: () => limiting(undefined, undefined, { membership: outside('1'), resource: outside('arn') }),
    },
  ],
  unknown: [
    { name: 'the membership is outside of the app', subject: () => limiting(undefined, other()) },
    { name: 'the membership of the table is outside of the app', subject: () => limiting(own(), undefined) },
    { name: 'the table is outside of the app', subject: () => limiting(own(), undefined, { resource: OUTSIDE }) },
    {
      name: 'the membership is specified by its ID, and that of the table is a resource',
      subject: () => limiting(undefined, other(), { membership: outside('9999-0000') }),
    },
    {
      name: 'the table is specified by its ARN, and the membership is a resource',
      subject: () => limiting(own(), undefined, { resource: outside(ARN) }),
    },
    { name: 'the type is a token', subject: () => limiting(own(), other(), { type: UNKNOWN }) },
  ],
});
