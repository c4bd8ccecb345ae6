import { excludes, includes, isAbsent } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const receiverHasDestination = rule({
  id: 'ReceiverHasDestination',
  catalogueIds: ['CR-MEMB-004'],
  subject: 'membership',
  severity: 'error',
  title: "A member who receives results of another member's queries has a result destination",
  why: 'a member who cannot query cannot specify a destination in a query, so its membership must specify one',
  fix: text`set ${code('resultOutput')} of the membership to ${code('ResultOutput.s3(bucket)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html',
    basis: 'documented',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation || !isAbsent(membership.resultOutput)) {
      return [];
    }
    const { collaboration, member } = participation;
    if (!includes(member.abilities, CAN_RECEIVE_RESULTS) || !excludes(member.abilities, CAN_QUERY)) {
      return [];
    }
    const who = `${memberName(member)} can receive results in ${nameOf(collaboration)} but cannot query`;
    return [
      {
        what: `${who}, and ${nameOf(membership)} has no result destination`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
