import type { Cost } from '../../../src/model/payment';
import { modelPayersAreStated } from '../../../src/rules/collaboration/model-payers-are-stated';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const MODEL = 'CAN_RECEIVE_MODEL_OUTPUT';
const INFERENCE = 'CAN_RECEIVE_INFERENCE_OUTPUT';
const QUERIES = ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'];

/** The publisher pays and receives output, and the advertiser queries. */
function ads(paid: Partial<Record<Cost, boolean>>, output: readonly string[], complete = true) {
  return collaboration({
    creator: member(PUBLISHER, [], { payments: payments(paid), mlAbilities: list(output) }),
    members: list([member(ADVERTISER, QUERIES)], complete),
  });
}

function warning(costs: string) {
  return {
    severity: 'warning' as const,
    what: `no member of "Ads" is responsible for ${costs}, so 222222222222 ("Member 222222222222") pays by default, while 111111111111 ("Member 111111111111") pays for other costs`,
    fix: `add ${costs} to \`paymentResponsibilities\` of a member`,
    property: undefined,
  };
}

describeRule(modelPayersAreStated, {
  fires: [
    {
      name: 'the payer of training is not specified',
      subject: () => ads({ queryCompute: true }, [MODEL]),
      violations: [warning('`Payment.MODEL_TRAINING`')],
    },
    {
      name: 'the payer of inference is not specified',
      subject: () => ads({ queryCompute: true, modelTraining: true }, [MODEL, INFERENCE]),
      violations: [warning('`Payment.MODEL_INFERENCE`')],
    },
    {
      name: 'neither payer is specified',
      subject: () => ads({ queryCompute: true }, [INFERENCE, MODEL]),
      violations: [warning('`Payment.MODEL_TRAINING`, `Payment.MODEL_INFERENCE`')],
    },
  ],
  quiet: [
    { name: 'no payer is specified at all', subject: () => ads({}, [MODEL]) },
    { name: 'nobody receives output of models', subject: () => ads({ queryCompute: true }, []) },
    { name: 'all payers are specified', subject: () => ads({ queryCompute: true, modelTraining: true }, [MODEL]) },
    {
      name: 'only the member who queries pays',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], { mlAbilities: list([MODEL]) }),
          members: list([member(ADVERTISER, QUERIES, { payments: payments({ queryCompute: true }) })]),
        }),
    },
    {
      name: 'a member refuses',
      subject: () => ads({ queryCompute: true, modelTraining: false }, [MODEL]),
    },
    {
      name: 'nobody queries',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true }), mlAbilities: list([MODEL]) }),
          members: list([member(ADVERTISER)]),
        }),
    },
  ],
  unknown: [
    { name: 'another member is a token', subject: () => ads({ queryCompute: true }, [MODEL], false) },
    {
      name: 'the payer is a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], {
            payments: { ...payments({ queryCompute: true }), modelTraining: UNKNOWN },
            mlAbilities: list([MODEL]),
          }),
        }),
    },
    {
      name: 'who receives output is a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true }), mlAbilities: UNKNOWN }),
        }),
    },
  ],
});
