import { excludes } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { nodeOf, participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const pysparkAuthorReceivesResults = rule({
  id: 'PysparkAuthorReceivesResults',
  catalogueIds: ['CR-TMPL-016'],
  subject: 'analysisTemplate',
  // A change request can give the member this ability.
  severity: 'warning',
  title: 'The author of a PySpark template can receive results',
  why: 'only a member who receives results can create a PySpark template',
  fix: text`create the template with the membership of a member who can receive results, or assign
    ${code('MemberAbility.RECEIVE_RESULTS')} to its author`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-pyspark-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const membership = nodeOf(template.membership);
    const participation = membership && participationOf(membership);
    if (!participation || !isPyspark(template) || !excludes(participation.member.abilities, CAN_RECEIVE_RESULTS)) {
      return [];
    }
    const { member, collaboration } = participation;
    const author = `the author of the PySpark template ${nameOf(template)}, ${memberName(member)}`;
    return [
      { what: `${author}, cannot receive results in ${nameOf(collaboration)}`, property: 'MembershipIdentifier' },
    ];
  },
});
