import { includes, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { counted } from '../../private/counted';
import { code, text } from '../../private/text';
import { CAN_QUERY } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const singleQueryRunner = rule({
  id: 'SingleQueryRunner',
  catalogueIds: ['CR-COLLAB-001'],
  subject: 'collaboration',
  severity: 'error',
  title: 'Exactly one member can query',
  why: 'a collaboration has one member who can query, and this member cannot be changed after creation',
  fix: text`assign ${code('MemberAbility.QUERY')} to exactly one member`,
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html', basis: 'documented' },
  check: (collaboration) => {
    const members = participants(collaboration);
    const runners = members.filter((member) => includes(member.abilities, CAN_QUERY));
    if (runners.length > 1) {
      return [
        {
          what: `${counted(runners.length, 'member')} of ${nameOf(collaboration)} can query: ${memberNames(runners)}`,
          fix: text`assign ${code('MemberAbility.QUERY')} to only one of them; ${code('MemberAbility.RECEIVE_RESULTS')}
            is sufficient to receive results`,
          property: 'Members',
        },
      ];
    }
    const allKnown = isComplete(collaboration.members) && members.every((member) => isComplete(member.abilities));
    if (runners.length === 0 && allKnown) {
      return [
        {
          what: `no member of ${nameOf(collaboration)} can query: ${memberNames(members)}`,
          // That one member must be able to query is inferred; the glossary only speaks of more than one.
          severity: 'warning',
          property: 'Members',
        },
      ];
    }
    return [];
  },
});
