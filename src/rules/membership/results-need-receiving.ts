import { excludes } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const resultsNeedReceiving = rule({
  id: 'ResultsNeedReceiving',
  catalogueIds: ['CR-MEMB-007'],
  subject: 'membership',
  severity: 'warning',
  title: 'Only a member who can receive results has a result destination',
  why: 'a result destination has no effect for a member who cannot receive results',
  fix: text`add ${code('MemberAbility.RECEIVE_RESULTS')} to the abilities of the member in the collaboration, or remove
    ${code('resultOutput')} from the membership`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation || membership.resultOutput.state !== 'known') {
      return [];
    }
    const { collaboration, member } = participation;
    if (!excludes(member.abilities, CAN_RECEIVE_RESULTS)) {
      return [];
    }
    const who = `${memberName(member)} cannot receive results in ${nameOf(collaboration)}`;
    return [
      {
        what: `${who}, but ${nameOf(membership)} has a result destination`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
