import { includes, is, itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { CLEAN_ROOMS, statementsForCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

const NARROWING = ['aws:sourcearn', 'aws:sourceaccount', 'sts:externalid'];

export const narrowTrustStandsAlone = rule({
  id: 'NarrowTrustStandsAlone',
  catalogueIds: ['CR-ASSOC-008'],
  subject: 'association',
  severity: 'warning',
  title: 'A trust policy that is bound to memberships has no statement without conditions',
  why: 'a statement without conditions lets Clean Rooms assume the role for any collaboration, so conditions in other statements have no effect',
  fix: text`remove the statement without conditions from the trust policy, or omit ${code('role')} so that the
    association creates one`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html',
    basis: 'documented',
  },
  check: (association) => {
    const role = nodeOf(association.role);
    if (!role) {
      return [];
    }
    const statements = statementsForCleanRooms(role).filter(
      ({ allow, services }) => is(allow, true) && includes(services, CLEAN_ROOMS),
    );
    const open = statements.some(({ conditional }) => is(conditional, false));
    const narrow = statements.some(({ conditions }) =>
      itemsOf(conditions).some(({ key }) => NARROWING.includes(key.toLowerCase())),
    );
    if (!open || !narrow) {
      return [];
    }
    const subject = `the trust policy of the role ${nameOf(role)} of ${nameOf(association)}`;
    return [
      {
        what: `${subject} has a statement without conditions beside one that is bound to memberships`,
        property: 'RoleArn',
      },
    ];
  },
});
