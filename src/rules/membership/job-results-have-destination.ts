import { excludes, includes, isAbsent, isComplete, itemsOf } from '../../model/fact';
import { type MemberFacts, participantIn, participants } from '../../model/members';
import { type CollaborationNode, type MembershipNode, participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import { memberName, memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const jobResultsHaveDestination = rule({
  id: 'JobResultsHaveDestination',
  catalogueIds: ['CR-MEMB-008'],
  subject: 'membership',
  severity: 'warning',
  title: 'A member who receives results has a destination for the results of jobs',
  why: 'the results of a job are written to the destination for jobs of a membership, and a job cannot specify another one',
  fix: text`set ${code('jobResultOutput')} of the membership to ${code('JobResultOutput.s3(bucket)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/edit-job-results-settings.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation) {
      return [];
    }
    const { collaboration, member } = participation;
    const runners = participants(collaboration).filter(({ abilities }) => includes(abilities, CAN_RUN_JOB));
    if (
      runners.length === 0 ||
      !isComplete(collaboration.members) ||
      !includes(member.abilities, CAN_RECEIVE_RESULTS)
    ) {
      return [];
    }
    const receivers = participants(collaboration).filter(({ abilities }) => !excludes(abilities, CAN_RECEIVE_RESULTS));
    const memberships = receivers.map((receiver) => membershipOf(receiver, collaboration));
    // Another receiver can have a destination, also outside of this app. The first one without any is reported.
    if (memberships[0] !== membership || !memberships.every((one) => one && isAbsent(one.jobResultOutput))) {
      return [];
    }
    const who = `${memberNames(runners)} can run jobs in ${nameOf(collaboration)}`;
    return [
      {
        what: `${who}, but ${nameOf(membership)} of ${memberName(member)} has no destination for their results`,
        property: 'DefaultJobResultConfiguration',
      },
    ];
  },
});

/** The membership of a member in this app. */
function membershipOf(member: MemberFacts, collaboration: CollaborationNode): MembershipNode | undefined {
  return itemsOf(collaboration.memberships).find(
    ({ env, imported }) => !imported && participantIn(collaboration, env) === member,
  );
}
