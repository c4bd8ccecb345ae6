import { knownValue } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { memberName, receivesOnlyFromOthers } from '../members';
import { nameOf, rule } from '../rule';

export const receiverHasRole = rule({
  id: 'ReceiverHasRole',
  catalogueIds: ['CR-MEMB-005'],
  subject: 'membership',
  severity: 'warning',
  title: "A member who receives results of another member's queries has a role to write them",
  why: 'a member who can receive results provides a role with which Clean Rooms writes them to the destination',
  fix: text`set ${code('resultOutput')} of ${code('Membership')} to ${code('ResultOutput.s3(bucket)')}, which creates
    the role, or add ${code('roleArn')} to the result configuration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html',
    basis: 'documented',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation || knownValue(membership.resultOutput)?.rolePointer.kind !== 'absent') {
      return [];
    }
    const { collaboration, member } = participation;
    if (!receivesOnlyFromOthers(collaboration, member)) {
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
