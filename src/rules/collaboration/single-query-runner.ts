import { includes, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { label } from '../../model/nodes';
import { CAN_QUERY } from '../../private/words';
import { memberNames } from '../members';
import { rule } from '../rule';

export const singleQueryRunner = rule({
  id: 'SingleQueryRunner',
  catalogueIds: ['CR-COLLAB-001'],
  subject: 'collaboration',
  severity: 'error',
  title: 'Exactly one member can query',
  why: 'a collaboration has one member who can query, and it stays the one it was created with',
  fix: 'give MemberAbility.QUERY to exactly one member',
  evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html', basis: 'documented' },
  check: (collaboration) => {
    const members = participants(collaboration);
    const runners = members.filter((member) => includes(member.abilities, CAN_QUERY));
    if (runners.length > 1) {
      return [
        {
          what: `${runners.length} members of "${label(collaboration)}" can query: ${memberNames(runners)}`,
          fix: 'keep MemberAbility.QUERY on one of them; MemberAbility.RECEIVE_RESULTS is enough to get results',
          property: 'Members',
        },
      ];
    }
    const everyone = isComplete(collaboration.members) && members.every((member) => isComplete(member.abilities));
    if (runners.length === 0 && everyone) {
      return [
        {
          what: `no member of "${label(collaboration)}" can query: ${memberNames(members)}`,
          // The glossary states only that there cannot be several. That there must be one is inferred.
          severity: 'warning',
          property: 'Members',
        },
      ];
    }
    return [];
  },
});
