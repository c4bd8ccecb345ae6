import { expect, test } from 'vitest';
import type { Cost } from '../../../src/model/payment';
import { inLanguageOfApp } from '../../../src/private/language';
import { onlyPayerAccepts } from '../../../src/rules/membership/only-payer-accepts';
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
  'remove `Payment.QUERY_COMPUTE` from `acceptedPayments`, or add the same to `paymentResponsibilities` of the member in the collaboration';

const ACCEPTS = { acceptedPayments: payments({ queryCompute: true }) };

/** The advertiser queries, and the publisher pays for what is given. */
function adsPaidByPublisher(stated: Partial<Record<Cost, boolean>>) {
  return collaboration({ creator: member(PUBLISHER, [], { payments: payments(stated) }) });
}

describeRule(onlyPayerAccepts, {
  fires: [
    {
      name: 'a member accepts what the one who queries pays by default',
      subject: () => membership(collaboration(), PUBLISHER, ACCEPTS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" accepts `Payment.QUERY_COMPUTE`, for which 111111111111 ("Member 111111111111") is not responsible in "Ads"',
          fix: FIX,
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'the member who queries accepts what another one pays',
      subject: () => membership(adsPaidByPublisher({ queryCompute: true }), ADVERTISER, ACCEPTS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-222222222222" accepts `Payment.QUERY_COMPUTE`, for which 222222222222 ("Member 222222222222") is not responsible in "Ads"',
          fix: FIX,
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'a payer accepts more than it is named for',
      subject: () =>
        membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, {
          acceptedPayments: payments({ queryCompute: true, jobCompute: true, modelInference: true }),
        }),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" accepts `Payment.JOB_COMPUTE`, `Payment.MODEL_INFERENCE`, for which 111111111111 ("Member 111111111111") is not responsible in "Ads"',
          fix: 'remove `Payment.JOB_COMPUTE`, `Payment.MODEL_INFERENCE` from `acceptedPayments`, or add the same to `paymentResponsibilities` of the member in the collaboration',
          property: 'PaymentConfiguration',
        },
      ],
    },
    {
      name: 'a member accepts, which is certain whoever else is a token',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])], false) }), PUBLISHER, ACCEPTS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" accepts `Payment.QUERY_COMPUTE`, for which 111111111111 ("Member 111111111111") is not responsible in "Ads"',
          fix: FIX,
          property: 'PaymentConfiguration',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the payer accepts',
      subject: () => membership(adsPaidByPublisher({ queryCompute: true }), PUBLISHER, ACCEPTS),
    },
    {
      name: 'the payers by default accept',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RUN_JOB'])]) }), ADVERTISER, {
          acceptedPayments: payments({
            queryCompute: true,
            jobCompute: true,
            modelTraining: true,
            modelInference: true,
          }),
        }),
    },
    {
      name: 'one of several payers accepts',
      subject: () =>
        membership(
          collaboration({
            creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true }) }),
            members: list([member(ADVERTISER, ['CAN_QUERY'], { payments: payments({ queryCompute: true }) })]),
          }),
          ADVERTISER,
          ACCEPTS,
        ),
    },
    { name: 'nothing is accepted', subject: () => membership(collaboration(), PUBLISHER) },
    {
      name: 'a member refuses what it does not pay',
      subject: () => membership(collaboration(), PUBLISHER, { acceptedPayments: payments({ queryCompute: false }) }),
    },
  ],
  unknown: [
    {
      name: 'what the member pays for is a token',
      subject: () =>
        membership(
          collaboration({ creator: member(PUBLISHER, [], { payments: { ...payments({}), queryCompute: UNKNOWN } }) }),
          PUBLISHER,
          ACCEPTS,
        ),
    },
    {
      name: 'the member may query, and nobody is named',
      subject: () =>
        membership(collaboration({ creator: member(PUBLISHER, [], { abilities: UNKNOWN }) }), PUBLISHER, ACCEPTS),
    },
    {
      name: 'another member, who may be named, is a token',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])], false) }), ADVERTISER, ACCEPTS),
    },
    {
      name: 'what the membership accepts is a token',
      subject: () =>
        membership(collaboration(), PUBLISHER, { acceptedPayments: { ...payments({}), queryCompute: UNKNOWN } }),
    },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(collaboration(), PUBLISHER, { ...ACCEPTS, env: ANY_ENV }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, ACCEPTS) },
  ],
});

test('reports synthetic data, for which no member pays by default', () => {
  const accepting = membership(collaboration(), ADVERTISER, {
    acceptedPayments: payments({ syntheticDataGeneration: true }),
  });

  const [violation] = onlyPayerAccepts.check(accepting as never);

  expect(inLanguageOfApp(violation.what)).toContain('accepts Payment.SYNTHETIC_DATA_GENERATION');
});
