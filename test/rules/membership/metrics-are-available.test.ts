import { metricsAreAvailable } from '../../../src/rules/membership/metrics-are-available';
import {
  ABSENT,
  ADVERTISER,
  ANY_ENV,
  collaboration,
  known,
  list,
  member,
  membership,
  PUBLISHER,
  payments,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const METRICS = { metrics: known(true) };
const OFF = {
  severity: 'error' as const,
  what: '"Membership-222222222222" has metrics turned on, but "Ads" has them turned off',
  fix: 'turn on `metrics` of the collaboration, or remove `metrics` from the membership',
  property: 'IsMetricsEnabled',
};

describeRule(metricsAreAvailable, {
  fires: [
    {
      name: 'the collaboration has them turned off',
      subject: () => membership(collaboration({ metrics: known(false) }), ADVERTISER, METRICS),
      violations: [OFF],
    },
    {
      name: 'the collaboration does not mention them',
      subject: () => membership(collaboration({ metrics: ABSENT }), ADVERTISER, METRICS),
      violations: [OFF],
    },
    {
      name: 'the collaboration has them turned off, and the account is not known',
      subject: () => membership(collaboration(), ADVERTISER, { ...METRICS, env: ANY_ENV }),
      violations: [OFF],
    },
    {
      name: 'the collaboration has them turned off, and the member could not have them anyway',
      subject: () => membership(collaboration(), PUBLISHER, METRICS),
      violations: [
        {
          severity: 'error',
          what: '"Membership-111111111111" has metrics turned on, but "Ads" has them turned off',
          fix: 'remove `metrics` from the membership',
          property: 'IsMetricsEnabled',
        },
      ],
    },
    {
      name: 'the member neither runs analyses nor pays',
      subject: () => membership(collaboration(METRICS), PUBLISHER, METRICS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has metrics turned on, but 111111111111 ("Member 111111111111") neither runs analyses nor pays for them in "Ads"',
          fix: 'remove `metrics` from the membership',
          property: 'IsMetricsEnabled',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the member who queries has them', subject: () => membership(collaboration(METRICS), ADVERTISER, METRICS) },
    ...['CAN_QUERY', 'CAN_RUN_JOB'].map((ability) => ({
      name: `a member with the ability ${ability} has them, and another one pays`,
      subject: () =>
        membership(
          collaboration({
            ...METRICS,
            creator: member(PUBLISHER, [], { payments: payments({ queryCompute: true, jobCompute: true }) }),
            members: list([
              member(ADVERTISER, [ability], { payments: payments({ queryCompute: false, jobCompute: false }) }),
            ]),
          }),
          ADVERTISER,
          METRICS,
        ),
    })),
    {
      name: 'a payer has them',
      subject: () =>
        membership(
          collaboration({
            ...METRICS,
            creator: member(PUBLISHER, [], { payments: payments({ modelTraining: true }) }),
          }),
          PUBLISHER,
          METRICS,
        ),
    },
    { name: 'the membership has none', subject: () => membership(collaboration(), PUBLISHER) },
    {
      name: 'the membership has them turned off',
      subject: () => membership(collaboration(), PUBLISHER, { metrics: known(false) }),
    },
  ],
  unknown: [
    {
      name: 'those of the collaboration are a token',
      subject: () => membership(collaboration({ metrics: UNKNOWN }), ADVERTISER, METRICS),
    },
    {
      name: 'those of the membership are a token',
      subject: () => membership(collaboration(), ADVERTISER, { metrics: UNKNOWN }),
    },
    {
      name: 'what the member pays for is a token',
      subject: () =>
        membership(
          collaboration({
            ...METRICS,
            creator: member(PUBLISHER, [], { payments: { ...payments({}), modelTraining: UNKNOWN } }),
          }),
          PUBLISHER,
          METRICS,
        ),
    },
    {
      name: 'the account is not known',
      subject: () => membership(collaboration(METRICS), PUBLISHER, { ...METRICS, env: ANY_ENV }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, METRICS) },
  ],
});
