import { excludes } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, join, type Text, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

/** The destinations of the results of queries and of jobs, each with its property and the option that sets it. */
const OUTPUTS = [
  ['resultOutput', 'DefaultResultConfiguration', 'resultOutput'],
  ['jobResultOutput', 'DefaultJobResultConfiguration', 'defaultJobResultConfiguration'],
] as const;

function fixOf(...options: readonly string[]): Text {
  const removed = join(
    options.map((option) => code(option)),
    ' and ',
  );
  return text`add ${code('MemberAbility.RECEIVE_RESULTS')} to the abilities of the member in the collaboration, or remove
    ${removed} from the membership`;
}

export const resultsNeedReceiving = rule({
  id: 'ResultsNeedReceiving',
  catalogueIds: ['CR-MEMB-007', 'CR-MEMB-008'],
  subject: 'membership',
  severity: 'warning',
  title: 'Only a member who can receive results has a result destination',
  why: 'a result destination has no effect for a member who cannot receive results',
  fix: fixOf('resultOutput'),
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    const outputs = OUTPUTS.filter(([name]) => membership[name].state === 'known');
    if (!participation || outputs.length === 0) {
      return [];
    }
    const [[, property]] = outputs;
    const { collaboration, member } = participation;
    if (!excludes(member.abilities, CAN_RECEIVE_RESULTS)) {
      return [];
    }
    const who = `${memberName(member)} cannot receive results in ${nameOf(collaboration)}`;
    return [
      {
        what: `${who}, but ${nameOf(membership)} has a result destination`,
        fix: fixOf(...outputs.map(([, , option]) => option)),
        property,
      },
    ];
  },
});
