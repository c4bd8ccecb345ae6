import { expect, test } from 'vitest';
import type { AnyNode, MembershipNode, NodeBase } from '../../../src/model/nodes';
import { privacyBudgetIsKept } from '../../../src/rules/privacy-budget/privacy-budget-is-kept';
import {
  ABSENT,
  association,
  budget,
  collaboration,
  intermediateTable,
  known,
  membership,
  PUBLISHER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'omit `removalPolicy` of `PrivacyBudgetTemplate`, so that the budget is retained, or acknowledge this warning; an L1 ' +
  'needs "Retain" as its deletion policy and its update replace policy';
const AN_ID = 'a1b2c3d4-5678-90ab-cdef-000000000002';
const AN_ARN = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}/configuredtableassociation/${AN_ID}`;

const DELETED = { deletionPolicy: known('Delete') };
const RETAINED = { deletionPolicy: known('Retain'), updateReplacePolicy: known('Retain') };
const ACCESS = { type: known('ACCESS_BUDGET') };

type Policies = Partial<Pick<NodeBase, 'deletionPolicy' | 'updateReplacePolicy' | 'imported'>>;

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: undefined };
}

function accessWarning(what: string) {
  return {
    ...warning(what),
    why: 'access to a table without a budget is unlimited',
    page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/delete-access-budget.html',
  };
}

function replacementWarning(what: string) {
  return {
    ...warning(what),
    why: 'a change of the refresh replaces the budget by an unused one',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html',
  };
}

function own(more: Policies = {}): MembershipNode {
  return membership(collaboration(), PUBLISHER, more);
}

/** A budget on the accesses to a table. */
function access(limited: AnyNode, more: Policies): AnyNode {
  return budget(own(RETAINED), {
    ...ACCESS,
    resource: { to: 'node', node: limited as never, attribute: 'Arn' },
    ...more,
  });
}

function sales(more: Policies = {}): AnyNode {
  return association(own(RETAINED), table(), more);
}

function outside(text: ReturnType<typeof known<string>> | typeof UNKNOWN) {
  return { to: 'outside', text } as const;
}

describeRule(privacyBudgetIsKept, {
  fires: [
    {
      name: 'the policy is to delete it, and its membership is retained',
      subject: () => budget(own(RETAINED), DELETED),
      violations: [
        warning(
          'the differential privacy budget "Budget" is deleted with its stack, but its membership "Membership-111111111111" is retained',
        ),
      ],
    },
    {
      name: 'it has no policy, and its membership is retained',
      subject: () => budget(own({ deletionPolicy: known('RetainExceptOnCreate') })),
      violations: [
        warning(
          'the differential privacy budget "Budget" is deleted with its stack, but its membership "Membership-111111111111" is retained',
        ),
      ],
    },
    {
      name: 'the policy is to delete it, and its membership is imported',
      subject: () => budget(own({ imported: true, deletionPolicy: UNKNOWN }), DELETED),
      violations: [
        warning(
          'the differential privacy budget "Budget" is deleted with its stack, but its membership "Membership-111111111111" is not part of the app',
        ),
      ],
    },
    {
      name: 'the policy is to delete it, and the ID of its membership is known',
      subject: () => budget(undefined, { ...DELETED, membership: outside(known(AN_ID)) }),
      violations: [
        warning(
          `the differential privacy budget "Budget" is deleted with its stack, but its membership "${AN_ID}" is not part of the app`,
        ),
      ],
    },
    {
      name: 'its table is retained',
      subject: () => access(sales(RETAINED), {}),
      violations: [
        accessWarning('the access budget "Budget" is deleted with its stack, but its table "sales" is retained'),
      ],
    },
    {
      name: 'its intermediate table is retained',
      subject: () => access(intermediateTable(own(RETAINED), known('daily'), RETAINED), DELETED),
      violations: [
        accessWarning('the access budget "Budget" is deleted with its stack, but its table "daily" is retained'),
      ],
    },
    {
      name: 'the policy is to delete it, and its table is not part of the app',
      subject: () => budget(own(), { ...ACCESS, ...DELETED, resource: outside(known(AN_ARN)) }),
      violations: [
        accessWarning(
          `the access budget "Budget" is deleted with its stack, but its table "${AN_ARN}" is not part of the app`,
        ),
      ],
    },
    {
      name: 'it is retained with its stack, and no policy is about its replacement',
      subject: () => budget(own(RETAINED), { deletionPolicy: known('Retain') }),
      violations: [
        replacementWarning(
          'the differential privacy budget "Budget" is retained with its stack, but deleted if it is replaced',
        ),
      ],
    },
    {
      name: 'it is retained with its stack, and the policy is to delete what is replaced',
      subject: () =>
        budget(undefined, { deletionPolicy: known('RetainExceptOnCreate'), updateReplacePolicy: known('Delete') }),
      violations: [
        replacementWarning(
          'the differential privacy budget "Budget" is retained with its stack, but deleted if it is replaced',
        ),
      ],
    },
  ],
  quiet: [
    { name: 'both are retained', subject: () => budget(own(RETAINED), RETAINED) },
    { name: 'both are deleted', subject: () => budget(own(DELETED), DELETED) },
    { name: 'nothing is specified', subject: () => budget(own()) },
    {
      name: 'its membership is not part of the app, and nothing is specified',
      subject: () => budget(undefined, { deletionPolicy: ABSENT, membership: outside(known(AN_ID)) }),
    },
    {
      name: 'its membership is imported, and nothing is specified',
      subject: () => budget(own({ imported: true, deletionPolicy: ABSENT })),
    },
    { name: 'its table is deleted, too', subject: () => access(sales(), DELETED) },
    {
      name: 'it is for a table, which another budget replaces',
      subject: () => access(sales(RETAINED), { deletionPolicy: known('Retain') }),
    },
  ],
  unknown: [
    { name: 'its policy is not known', subject: () => budget(own(RETAINED), { deletionPolicy: UNKNOWN }) },
    {
      name: 'the policy of its membership is not known',
      subject: () => budget(own({ deletionPolicy: UNKNOWN }), DELETED),
    },
    {
      name: 'its membership is not known',
      subject: () => budget(undefined, { ...DELETED, membership: outside(UNKNOWN) }),
    },
    {
      name: 'its table is not known',
      subject: () => budget(own(RETAINED), { ...ACCESS, ...DELETED, resource: outside(UNKNOWN) }),
    },
    { name: 'its type is not known', subject: () => budget(own(RETAINED), { ...DELETED, type: UNKNOWN }) },
    {
      name: 'the policy for its replacement is not known',
      subject: () => budget(own(RETAINED), { ...RETAINED, updateReplacePolicy: UNKNOWN }),
    },
  ],
});

test('states what follows, and the page about it', () => {
  const [[ofMembership], [ofTable], [replaced]] = [
    budget(own(RETAINED), DELETED),
    access(sales(RETAINED), DELETED),
    budget(own(RETAINED), { deletionPolicy: known('Retain') }),
  ].map((subject) => privacyBudgetIsKept.check(subject as never));

  expect(ofMembership).not.toHaveProperty('page', expect.anything());
  expect(ofTable).toMatchObject({
    why: 'access to a table without a budget is unlimited',
    page: expect.stringContaining('delete-access-budget'),
  });
  expect(replaced).toMatchObject({
    why: 'a change of the refresh replaces the budget by an unused one',
    page: expect.stringContaining('updatereplacepolicy'),
  });
});
