import { syntheticDataHasPayer } from '../../../src/rules/analysis-template/synthetic-data-has-payer';
import {
  ADVERTISER,
  collaboration,
  known,
  list,
  member,
  membership,
  PUBLISHER,
  payments,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const SYNTHETIC = { syntheticData: known(true) };
const PAYS = { payments: payments({ syntheticDataGeneration: true }) };
const PAYS_NOT = { payments: payments({ syntheticDataGeneration: false }) };
const PAYS_PERHAPS = { payments: { ...payments({}), syntheticDataGeneration: UNKNOWN } };

function synthetic(of: ReturnType<typeof collaboration> | undefined, more = SYNTHETIC) {
  return template(membership(of), 'SELECT user_id FROM sales', more);
}

const VIOLATION = {
  severity: 'warning' as const,
  what: '"Reach" generates synthetic data, but no member of "Ads" pays for it',
  fix: 'add `Payment.SYNTHETIC_DATA_GENERATION` to `paymentResponsibilities` of one member of the collaboration',
  property: 'SyntheticDataParameters',
};

describeRule(syntheticDataHasPayer, {
  fires: [
    { name: 'nobody is specified', subject: () => synthetic(collaboration()), violations: [VIOLATION] },
    {
      name: 'members pay for other costs only',
      subject: () =>
        synthetic(
          collaboration({
            creator: member(PUBLISHER, [], PAYS_NOT),
            members: list([member(ADVERTISER, ['CAN_QUERY'], { payments: payments({ queryCompute: true }) })]),
          }),
        ),
      violations: [VIOLATION],
    },
  ],
  quiet: [
    { name: 'a member pays', subject: () => synthetic(collaboration({ creator: member(PUBLISHER, [], PAYS) })) },
    { name: 'the data is not synthetic', subject: () => template(membership(collaboration()), 'SELECT 1') },
  ],
  unknown: [
    {
      name: 'what a member pays for is a token',
      subject: () => synthetic(collaboration({ creator: member(PUBLISHER, [], PAYS_PERHAPS) })),
    },
    { name: 'the members are a token', subject: () => synthetic(collaboration({ members: UNKNOWN })) },
    { name: 'the collaboration is in another app', subject: () => synthetic(undefined) },
    {
      name: 'the parameters are a token',
      subject: () => template(membership(collaboration()), 'SELECT 1', { syntheticData: UNKNOWN }),
    },
  ],
});
