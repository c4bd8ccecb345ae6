import { intermediateTableIsOfQueryRunner } from '../../../src/rules/intermediate-table/intermediate-table-is-of-query-runner';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  intermediateTable,
  list,
  member,
  membership,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(intermediateTableIsOfQueryRunner, {
  fires: [
    {
      name: 'the owner cannot query',
      subject: () => intermediateTable(membership(collaboration())),
      violations: [
        {
          severity: 'error',
          what: '"daily" belongs to the membership of 111111111111 ("Member 111111111111"), who cannot query in "Ads"',
          fix: 'create the intermediate table with the membership of the member who can query',
          property: 'MembershipIdentifier',
        },
      ],
    },
  ],
  quiet: [{ name: 'the owner can query', subject: () => intermediateTable(membership(collaboration(), ADVERTISER)) }],
  unknown: [
    {
      name: 'the abilities are a token',
      subject: () => {
        const members = list([member(ADVERTISER, [], { abilities: UNKNOWN })]);
        return intermediateTable(membership(collaboration({ members }), ADVERTISER));
      },
    },
    {
      name: 'the account is not known',
      subject: () =>
        intermediateTable(membership(collaboration({ env: ANY_ENV }), '', { env: { ...ANY_ENV, stack: 'Other' } })),
    },
    { name: 'the collaboration is outside of the app', subject: () => intermediateTable(membership(undefined)) },
    { name: 'the membership is outside of the app', subject: () => intermediateTable(undefined) },
  ],
});
