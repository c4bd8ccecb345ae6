import { excludes, includes } from '../../model/fact';
import { participants } from '../../model/members';
import { counted } from '../../private/counted';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RUN_JOB } from '../../private/words';
import { memberName, memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const jobRunnerCanQuery = rule({
  id: 'JobRunnerCanQuery',
  catalogueIds: ['CR-COLLAB-002'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'Only the member who can query can run jobs',
  why: 'a collaboration for queries and jobs has one member who runs both, and this member cannot be changed after creation',
  fix: text`assign ${code('MemberAbility.RUN_JOB')} only to the member who has ${code('MemberAbility.QUERY')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collab-queries-and-jobs.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const [runner, ...others] = members.filter(({ abilities }) => includes(abilities, CAN_RUN_JOB));
    if (others.length > 0) {
      const runners = [runner, ...others];
      const subject = `${counted(runners.length, 'member')} of ${nameOf(collaboration)}`;
      return [{ what: `${subject} can run jobs: ${memberNames(runners)}`, property: 'Members' }];
    }
    // Where no member can query, SingleQueryRunner reports that.
    const queriers = members.filter(({ abilities }) => includes(abilities, CAN_QUERY));
    if (!runner || queriers.length === 0 || !excludes(runner.abilities, CAN_QUERY)) {
      return [];
    }
    const who = `${memberName(runner)} can run jobs in ${nameOf(collaboration)} but cannot query`;
    return [{ what: `${who}; the member who can query is ${memberNames(queriers)}`, property: 'Members' }];
  },
});
