import { tableIsOfMembershipAccount } from '../../../src/rules/association/table-is-of-membership-account';
import { ADVERTISER, ANY_ENV, association, env, membership, PUBLISHER, table } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'associate the table with a membership of its account and Region, or create it in the stack of the membership';

const OF_PUBLISHER = env(PUBLISHER);
const OF_ADVERTISER = env(ADVERTISER);

describeRule(tableIsOfMembershipAccount, {
  fires: [
    {
      name: 'the table is in another account',
      subject: () => association(membership(undefined, PUBLISHER), table({ env: OF_ADVERTISER })),
      violations: [
        {
          severity: 'error',
          what: 'the table "sales" is in account 222222222222, but the membership "Membership-111111111111" is in account 111111111111',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'the table is in another Region',
      subject: () => association(membership(undefined, PUBLISHER), table({ env: env(PUBLISHER, 'eu-west-1') })),
      violations: [
        {
          severity: 'error',
          what: 'the table "sales" is in Region eu-west-1, but the membership "Membership-111111111111" is in Region us-east-1',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'the table is in another Region, of an unknown account',
      subject: () =>
        association(
          membership(undefined, PUBLISHER),
          table({ env: { ...env(PUBLISHER, 'eu-west-1'), account: ANY_ENV.account } }),
        ),
      violations: [
        {
          severity: 'error',
          what: 'the table "sales" is in Region eu-west-1, but the membership "Membership-111111111111" is in Region us-east-1',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'the membership is unknown, but the association is in another account than the table',
      subject: () => association(undefined, table({ env: OF_ADVERTISER }), { env: OF_PUBLISHER }),
      violations: [
        {
          severity: 'error',
          what: 'the table "sales" is in account 222222222222, but the association "sales" is in account 111111111111',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
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
