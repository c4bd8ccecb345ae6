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
  title: "A member who receives results of another member's queries says where they go",
  why: 'a member who receives results but cannot query never names a destination with a query, so its membership has to',
  fix: text`pass ${code('ResultOutput.s3(bucket)')} as ${code('resultOutput')} of the membership`,
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
    const who = `${memberName(member)} receives results in ${nameOf(collaboration)} without querying`;
    return [
      {
        what: `${who}, and ${nameOf(membership)} has no destination for them`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
