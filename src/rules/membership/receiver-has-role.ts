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
  title: "A member who receives results of another member's queries has a role to write them",
  why: 'Clean Rooms writes results with a role of the receiver, which is optional only for the member who can query',
  fix: text`set ${code('resultOutput')} of ${code('Membership')} to ${code('ResultOutput.s3(bucket)')}, which creates
    the role, or add ${code('roleArn')} to the result configuration`,
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
    const who = `${memberName(member)} can receive results in ${nameOf(collaboration)} but cannot query`;
    return [
      {
        what: `${who}, and ${nameOf(membership)} has no role to write the results`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
