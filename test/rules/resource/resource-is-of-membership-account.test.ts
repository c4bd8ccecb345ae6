import { resourceIsOfMembershipAccount } from '../../../src/rules/resource/resource-is-of-membership-account';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  budget,
  collaboration,
  env,
  idNamespace,
  intermediateTable,
  known,
  membership,
  modelAssociation,
  PUBLISHER,
  table,
  template,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the resource in a stack in the account and Region of the membership, or refer to a membership of this account, for example with `Membership.fromMembershipId`';

const OF_ADVERTISER = { env: env(ADVERTISER) };
const IN_FRANKFURT = { env: env(PUBLISHER, 'eu-central-1') };

function own() {
  return membership(collaboration(), PUBLISHER);
}

function error(what: string) {
  return { severity: 'error' as const, what, fix: FIX, property: 'MembershipIdentifier' };
}

const ELSEWHERE = 'is in account 222222222222, but its membership "Membership-111111111111" is in account 111111111111';

describeRule(resourceIsOfMembershipAccount, {
  fires: [
    {
      name: 'an analysis template in another account',
      subject: () => template(own(), 'SELECT 1', OF_ADVERTISER),
      violations: [error(`"Reach" ${ELSEWHERE}`)],
    },
    {
      name: 'a budget in another account',
      subject: () => budget(own(), OF_ADVERTISER),
      violations: [error(`"Budget" ${ELSEWHERE}`)],
    },
    {
      name: 'a budget in another Region',
      subject: () => budget(own(), IN_FRANKFURT),
      violations: [
        error(
          '"Budget" is in Region eu-central-1, but its membership "Membership-111111111111" is in Region us-east-1',
        ),
      ],
    },
    {
      name: 'an association in another account, of a table in that of the membership',
      subject: () => association(own(), table(), OF_ADVERTISER),
      violations: [error(`"sales" ${ELSEWHERE}`)],
    },
    {
      name: 'an association in another account, of a table that is not in this app',
      subject: () => association(own(), undefined, OF_ADVERTISER),
      violations: [error(`"sales" ${ELSEWHERE}`)],
    },
  ],
  quiet: [
    { name: 'a budget in the same account and Region', subject: () => budget(own()) },
    { name: 'an association in the same account and Region', subject: () => association(own(), table()) },
    { name: 'a table that is derived', subject: () => intermediateTable(own(), known('daily')) },
    {
      name: 'the association of a model, which is the subject of another rule',
      subject: () => modelAssociation(own(), undefined, OF_ADVERTISER),
    },
    {
      name: 'the association of an ID namespace, which is the subject of another rule',
      subject: () => idNamespace(own(), OF_ADVERTISER),
    },
    { name: 'a resource without a membership', subject: () => table(OF_ADVERTISER) },
    {
      name: 'an association whose table is in the other account, too, which is the subject of another rule',
      subject: () => association(own(), table(OF_ADVERTISER), OF_ADVERTISER),
    },
  ],
  unknown: [
    { name: 'where the resource is, is not known', subject: () => budget(own(), { env: ANY_ENV }) },
    {
      name: 'where the membership is, is not known',
      subject: () => budget(membership(collaboration(), PUBLISHER, { env: ANY_ENV }), OF_ADVERTISER),
    },
    { name: 'the membership is in another app', subject: () => budget(undefined, OF_ADVERTISER) },
  ],
});
