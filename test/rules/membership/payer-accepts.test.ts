import { expect, test } from 'vitest';
import type { Cost } from '../../../src/model/payment';
import { inLanguageOfApp } from '../../../src/private/language';
import { payerAccepts } from '../../../src/rules/membership/payer-accepts';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  list,
  member,
  membership,
  PUBLISHER,
  payments,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'add `Payment.QUERY_COMPUTE` to `acceptedPayments`, or omit `acceptedPayments` to accept all payment responsibilities of the member';

const UNKNOWN_PAYMENTS = {
  queryCompute: UNKNOWN,
  jobCompute: UNKNOWN,
  modelTraining: UNKNOWN,
  modelInference: UNKNOWN,
  syntheticDataGeneration: UNKNOWN,
};

/** The advertiser queries, and the publisher pays for what is given. */
function adsPaidByPublisher(stated: Partial<Record<Cost, boolean>>) {
  return collaboration({ creator: member(PUBLISHER, [], { payments: payments(stated) }) });
}

/** The advertiser queries and pays for what is given. */
function adsPaidByAdvertiser(stated: Partial<Record<Cost, boolean>>) {
  return collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'], { payments: payments(stated) })]) });
}

describeRule(payerAccepts, {
  fires: [
    {
      name: 'the payer refuses',
      subject: () =>
        membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, {
          acceptedPayments: payments({ queryCompute: false }),
        }),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") is responsible for `Payment.QUERY_COMPUTE` in "Ads", which "Membership-111111111111" does not accept',
          fix: FIX,
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'a payer who does not query says nothing',
      subject: () => membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") is responsible for `Payment.QUERY_COMPUTE` in "Ads", which "Membership-111111111111" does not accept',
          fix: FIX,
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'a payer accepts one cost out of three',
      subject: () =>
        membership(
          adsPaidByPublisher({ queryCompute: true, modelTraining: true, syntheticDataGeneration: true }),
          PUBLISHER,
          { acceptedPayments: payments({ queryCompute: true, modelTraining: false }) },
        ),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") is responsible for `Payment.MODEL_TRAINING`, `Payment.SYNTHETIC_DATA_GENERATION` in "Ads", which "Membership-111111111111" does not accept',
          fix: 'add `Payment.MODEL_TRAINING`, `Payment.SYNTHETIC_DATA_GENERATION` to `acceptedPayments`, or omit `acceptedPayments` to accept all payment responsibilities of the member',
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'a payer who queries accepts one cost out of two',
      subject: () =>
        membership(adsPaidByAdvertiser({ queryCompute: true, jobCompute: true }), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: true }),
        }),
      violations: [
        {
          severity: 'warning',
          what: '222222222222 ("Member 222222222222") is responsible for `Payment.JOB_COMPUTE` in "Ads", which "Membership-222222222222" does not accept',
          fix: 'add `Payment.JOB_COMPUTE` to `acceptedPayments`, or omit `acceptedPayments` to accept all payment responsibilities of the member',
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'the member who queries pays by default and refuses',
      subject: () =>
        membership(collaboration(), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: false, modelTraining: false, modelInference: false }),
        }),
      violations: [
        {
          severity: 'warning',
          what: '222222222222 ("Member 222222222222") is responsible for `Payment.QUERY_COMPUTE`, `Payment.MODEL_TRAINING`, `Payment.MODEL_INFERENCE` in "Ads", which "Membership-222222222222" does not accept',
          fix: 'add `Payment.QUERY_COMPUTE`, `Payment.MODEL_TRAINING`, `Payment.MODEL_INFERENCE` to `acceptedPayments`, or omit `acceptedPayments` to accept all payment responsibilities of the member',
          property: 'PaymentConfiguration',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the payer accepts',
      subject: () =>
        membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, {
          acceptedPayments: payments({ queryCompute: true }),
        }),
    },
    {
      name: 'the member who queries pays by name and says nothing',
      subject: () => membership(adsPaidByAdvertiser({ queryCompute: true, modelTraining: true }), ADVERTISER),
    },
    {
      name: 'the member who queries pays by default and says nothing',
      subject: () => membership(collaboration(), ADVERTISER),
    },
    {
      name: 'the member who queries pays for machine learning by default and says nothing of it',
      subject: () => membership(collaboration(), ADVERTISER, { acceptedPayments: payments({ queryCompute: true }) }),
    },
    {
      name: 'the member who queries refuses, and another one pays',
      subject: () =>
        membership(adsPaidByPublisher({ queryCompute: true }), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: false }),
        }),
    },
    {
      name: 'the member who queries refuses what nobody pays by default',
      subject: () =>
        membership(collaboration(), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: true, jobCompute: false, syntheticDataGeneration: false }),
        }),
    },
    {
      name: 'a member who pays for nothing refuses',
      subject: () => membership(collaboration(), PUBLISHER, { acceptedPayments: payments({ queryCompute: false }) }),
    },
  ],
  unknown: [
    {
      name: 'what the membership accepts is a token',
      subject: () =>
        membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, { acceptedPayments: UNKNOWN_PAYMENTS }),
    },
    {
      name: 'what the member pays for is a token',
      subject: () =>
        membership(collaboration({ creator: member(PUBLISHER, [], { payments: UNKNOWN_PAYMENTS }) }), PUBLISHER, {
          acceptedPayments: payments({ queryCompute: false }),
        }),
    },
    {
      name: 'whether another member pays is a token, and the member who queries refuses',
      subject: () =>
        membership(collaboration({ creator: member(PUBLISHER, [], { payments: UNKNOWN_PAYMENTS }) }), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: false }),
        }),
    },
    {
      name: 'another member is a token, and the member who queries refuses',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])], false) }), ADVERTISER, {
          acceptedPayments: payments({ queryCompute: false }),
        }),
    },
    {
      name: 'a payer who may query says nothing',
      subject: () =>
        membership(
          collaboration({
            creator: member(PUBLISHER, [], { abilities: UNKNOWN, payments: payments({ queryCompute: true }) }),
          }),
          PUBLISHER,
        ),
    },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, { env: ANY_ENV }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined) },
  ],
});

test.each([
  ['queryCompute', 'Payment.QUERY_COMPUTE'],
  ['jobCompute', 'Payment.JOB_COMPUTE'],
  ['modelTraining', 'Payment.MODEL_TRAINING'],
  ['modelInference', 'Payment.MODEL_INFERENCE'],
  ['syntheticDataGeneration', 'Payment.SYNTHETIC_DATA_GENERATION'],
] as const)('reports %s', (cost, name) => {
  const [violation] = payerAccepts.check(membership(adsPaidByPublisher({ [cost]: true }), PUBLISHER) as never);

  expect(inLanguageOfApp(violation.what)).toContain(`is responsible for ${name}`);
  expect(inLanguageOfApp(violation.fix ?? '')).toContain(`add ${name} to acceptedPayments`);
});
