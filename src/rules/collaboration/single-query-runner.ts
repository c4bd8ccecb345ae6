import { includes, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
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
  why: 'a collaboration has one member who can query, and it stays the one it was created with',
  fix: text`give ${code('MemberAbility.QUERY')} to exactly one member`,
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html', basis: 'documented' },
  check: (collaboration) => {
    const members = participants(collaboration);
    const runners = members.filter((member) => includes(member.abilities, CAN_QUERY));
    if (runners.length > 1) {
      return [
        {
          what: `${runners.length} members of ${nameOf(collaboration)} can query: ${memberNames(runners)}`,
          fix: text`keep ${code('MemberAbility.QUERY')} on one of them; ${code('MemberAbility.RECEIVE_RESULTS')} is enough to get results`,
          property: 'Members',
        },
      ];
    }
    const everyone = isComplete(collaboration.members) && members.every((member) => isComplete(member.abilities));
    if (runners.length === 0 && everyone) {
      return [
        {
          what: `no member of ${nameOf(collaboration)} can query: ${memberNames(members)}`,
          // The glossary states only that there cannot be several. That there must be one is inferred.
          severity: 'warning',
          property: 'Members',
        },
      ];
    }
    return [];
  },
});
