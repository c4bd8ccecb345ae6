import { tableIsOfMembershipAccount } from '../../../src/rules/association/table-is-of-membership-account';
import { ADVERTISER, ANY_ENV, association, env, membership, PUBLISHER, table } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const OF_PUBLISHER = env(PUBLISHER);
const OF_ADVERTISER = env(ADVERTISER);

describeRule(tableIsOfMembershipAccount, {
  fires: [
    {
      name: 'the table is in another account',
      subject: () => association(membership(undefined, PUBLISHER), table({ env: OF_ADVERTISER })),
      says: [
        `the table "sales" is in account ${ADVERTISER}, but`,
        `the membership "Membership-${PUBLISHER}" in account ${PUBLISHER}`,
        'associate the table through the membership of its account',
      ],
      severity: 'error',
    },
    {
      name: 'the table is in another Region',
      subject: () => association(membership(undefined, PUBLISHER), table({ env: env(PUBLISHER, 'eu-west-1') })),
      says: ['the table "sales" is in Region eu-west-1, but', 'in Region us-east-1'],
    },
    {
      name: 'the table is in another Region, of an unknown account',
      subject: () =>
        association(
          membership(undefined, PUBLISHER),
          table({ env: { ...env(PUBLISHER, 'eu-west-1'), account: ANY_ENV.account } }),
        ),
      says: ['Region eu-west-1'],
    },
    {
      name: 'the membership is unknown, but the association is in another account than the table',
      subject: () => association(undefined, table({ env: OF_ADVERTISER }), { env: OF_PUBLISHER }),
      says: [`but the association "sales" in account ${PUBLISHER}`],
    },
  ],
  quiet: [
    {
      name: 'both are in one account and Region',
      subject: () => association(membership(undefined, ADVERTISER), table({ env: OF_ADVERTISER })),
    },
    {
      name: 'both are in one stack without an account',
      subject: () => association(membership(undefined, PUBLISHER, { env: ANY_ENV }), table({ env: ANY_ENV })),
    },
  ],
  unknown: [
    {
      name: 'the account of the table is unknown',
      subject: () => association(membership(undefined, PUBLISHER), table({ env: ANY_ENV })),
    },
    {
      name: 'the account of the membership is unknown',
      subject: () => association(membership(undefined, PUBLISHER, { env: ANY_ENV }), table({ env: OF_ADVERTISER })),
    },
    { name: 'the table is not part of the app', subject: () => association(membership(undefined), undefined) },
  ],
});
