import { excludes, includes, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const somebodyReceivesResults = rule({
  id: 'SomebodyReceivesResults',
  catalogueIds: ['CR-COLLAB-003'],
  subject: 'collaboration',
  // A change request can give a member this ability.
  severity: 'warning',
  title: 'At least one member can receive results',
  why: 'the results of queries and jobs are delivered only to members who can receive results',
  fix: text`assign ${code('MemberAbility.RECEIVE_RESULTS')} to at least one member, such as the member who can
    query, or add a member who receives results with ${code('CollaborationMember')}`,
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html', basis: 'inferred' },
  check: (collaboration) => {
    const members = participants(collaboration);
    const canAnalyze = members.some(
      ({ abilities }) => includes(abilities, CAN_QUERY) || includes(abilities, CAN_RUN_JOB),
    );
    const withoutReceiver =
      isComplete(collaboration.members) && members.every(({ abilities }) => excludes(abilities, CAN_RECEIVE_RESULTS));
    if (!canAnalyze || !withoutReceiver) {
      return [];
    }
    return [
      {
        what: `no member of ${nameOf(collaboration)} can receive results: ${memberNames(members)}`,
        property: 'Members',
      },
    ];
  },
});
