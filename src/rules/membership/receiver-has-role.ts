import { excludes, includes, knownValue } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const receiverHasRole = rule({
  id: 'ReceiverHasRole',
  catalogueIds: ['CR-MEMB-005'],
  subject: 'membership',
  severity: 'error',
  title: "A member who receives results of another member's queries has a role that writes them",
  why: 'Clean Rooms writes results with a role of the receiver; only a receiver who queries by itself can do without',
  fix: text`use ${code('Membership')} with ${code('ResultOutput.s3(bucket)')} as ${code('resultOutput')}, which makes the role, or add ${code('roleArn')} to the configuration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation || knownValue(membership.resultOutput)?.rolePointer.kind !== 'absent') {
      return [];
    }
    const { collaboration, member } = participation;
    if (!includes(member.abilities, CAN_RECEIVE_RESULTS) || !excludes(member.abilities, CAN_QUERY)) {
      return [];
    }
    const who = `${memberName(member)} receives results in ${nameOf(collaboration)} without querying`;
    return [
      {
        what: `${who}, and ${nameOf(membership)} names no role that writes them`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
