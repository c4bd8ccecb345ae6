import { includes, isComplete, itemsOf, knownValue, type ListFact } from '../../model/fact';
import { associationsIn, type CollaborationNode, hasEveryMembership } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const ADD_MEMBER = 'ADD_MEMBER';
const FIX_OF_RESOURCE = text`remove them from ${code('changes')}, or acknowledge this warning if all members agree`;
const GRANT_RECEIVING = 'GRANT_RECEIVE_RESULTS_ABILITY';

export const membersApproveChanges = rule({
  id: 'MembersApproveChanges',
  catalogueIds: ['CR-COLLAB-024', 'CR-COLLAB-025'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'Members approve new members and new receivers of results',
  why: text`the creator can make a change that is approved automatically at any time, and the other members cannot
    refuse it`,
  fix: text`remove them from ${code('autoApprovedChanges')}, or acknowledge this warning if all members agree`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    // A resource that changes the list comes after the creation.
    const later = itemsOf(collaboration.autoApprovals);
    if (later.length === 0) {
      const changes = widening(collaboration, collaboration.autoApprovedChanges);
      const what = `${nameOf(collaboration)} approves ${quoted(changes)} automatically`;
      return changes.length > 0 ? [{ what, property: 'AutoApprovedChangeTypes' }] : [];
    }
    return later.flatMap(({ path, changes: list }) => {
      const changes = widening(collaboration, list);
      const what = `${quoted([path])} lets ${nameOf(collaboration)} approve ${quoted(changes)} automatically`;
      return changes.length > 0 ? [{ what, fix: FIX_OF_RESOURCE }] : [];
    });
  },
});

/** The changes of a list that let more accounts take part, or receive results. */
function widening(collaboration: CollaborationNode, changes: ListFact<string>): readonly string[] {
  return [
    ...(includes(changes, ADD_MEMBER) ? [ADD_MEMBER] : []),
    ...(includes(changes, GRANT_RECEIVING) && !restrictsReceivers(collaboration) ? [GRANT_RECEIVING] : []),
  ];
}

/** Whether all tables of the collaboration certainly name the members who can receive results. */
function restrictsReceivers(collaboration: CollaborationNode): boolean {
  const associations = associationsIn(collaboration);
  const namesReceivers = itemsOf(associations).every(({ rule }) => {
    const receivers = knownValue(rule)?.receivers;
    return receivers !== undefined && itemsOf(receivers).length > 0;
  });
  return namesReceivers && hasEveryMembership(collaboration) && isComplete(associations);
}
