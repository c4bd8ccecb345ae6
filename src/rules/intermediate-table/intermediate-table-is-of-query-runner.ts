import { excludes } from '../../model/fact';
import { nodeOf, participationOf } from '../../model/nodes';
import { CAN_QUERY } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const intermediateTableIsOfQueryRunner = rule({
  id: 'IntermediateTableIsOfQueryRunner',
  catalogueIds: ['CR-ITAB-001'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'An intermediate table belongs to the membership of the member who can query',
  why: 'only the member who can query creates intermediate tables',
  fix: 'create the intermediate table with the membership of the member who can query',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIntermediateTable.html',
    basis: 'documented',
  },
  check: (table) => {
    const membership = nodeOf(table.membership);
    const participation = membership && participationOf(membership);
    if (!participation || !excludes(participation.member.abilities, CAN_QUERY)) {
      return [];
    }
    const { member, collaboration } = participation;
    const owner = `${nameOf(table)} belongs to the membership of ${memberName(member)}`;
    return [{ what: `${owner}, who cannot query in ${nameOf(collaboration)}`, property: 'MembershipIdentifier' }];
  },
});
