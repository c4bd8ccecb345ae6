import type { Cost } from '../../../src/model/payment';
import { eachCostHasOnePayer } from '../../../src/rules/collaboration/each-cost-has-one-payer';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'keep the cost in `paymentResponsibilities` of one member, or acknowledge this warning if each analysis specifies who pays';
const BOTH = '111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")';

type Stated = Partial<Record<Cost, boolean>>;

function ads(publisher: Stated, advertiser: Stated, complete = true) {
  return collaboration({
    creator: member(PUBLISHER, [], { payments: payments(publisher) }),
    members: list([member(ADVERTISER, ['CAN_QUERY'], { payments: payments(advertiser) })], complete),
  });
}

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: undefined };
}

describeRule(eachCostHasOnePayer, {
  fires: [
    {
      name: 'two members pay for queries',
      subject: () => ads({ queryCompute: true }, { queryCompute: true }),
      violations: [warning(`several members of "Ads" are responsible for \`Payment.QUERY_COMPUTE\`: ${BOTH}`)],
    },
    {
      name: 'two members pay for several costs, and others are not known',
      subject: () =>
        ads(
          { jobCompute: true, modelTraining: true, modelInference: true },
          { jobCompute: true, modelTraining: true, modelInference: true },
          false,
        ),
      violations: [
        warning(
          `several members of "Ads" are responsible for \`Payment.JOB_COMPUTE\`: ${BOTH}; \`Payment.MODEL_TRAINING\`: ${BOTH}; \`Payment.MODEL_INFERENCE\`: ${BOTH}`,
        ),
      ],
    },
  ],
  quiet: [
    { name: 'nobody is specified', subject: () => collaboration() },
    { name: 'one member pays', subject: () => ads({ queryCompute: true }, { queryCompute: false }) },
    { name: 'members pay for different costs', subject: () => ads({ queryCompute: true }, { jobCompute: true }) },
    {
      name: 'two members pay for synthetic data, of which no page demands one payer',
      subject: () => ads({ syntheticDataGeneration: true }, { syntheticDataGeneration: true }),
    },
  ],
  unknown: [
    {
      name: 'what another member pays for is a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true }) }),
          members: list([member(ADVERTISER, ['CAN_QUERY'], { payments: { ...payments({}), queryCompute: UNKNOWN } })]),
        }),
    },
    {
      name: 'the members are a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true }) }),
          members: UNKNOWN,
        }),
    },
  ],
});
