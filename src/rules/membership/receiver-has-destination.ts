import { isAbsent } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { memberName, receivesOnlyFromOthers } from '../members';
import { nameOf, rule } from '../rule';

export const receiverHasDestination = rule({
  id: 'ReceiverHasDestination',
  catalogueIds: ['CR-MEMB-004'],
  subject: 'membership',
  severity: 'error',
  title: "A member who receives results of another member's queries has a result destination",
  why: 'queries cannot run until the member who receives their results has a result destination',
  fix: text`set ${code('resultOutput')} of the membership to ${code('ResultOutput.s3(bucket)')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/use-analysis-template.html',
    basis: 'documented',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    // A destination for the results of jobs can mean that the member receives no results of queries.
    if (!participation || !isAbsent(membership.resultOutput) || !isAbsent(membership.jobResultOutput)) {
      return [];
    }
    const { collaboration, member } = participation;
    if (!receivesOnlyFromOthers(collaboration, member)) {
      return [];
    }
    const who = `${memberName(member)} can receive results in ${nameOf(collaboration)} but cannot query`;
    return [
      {
        what: `${who}, and ${nameOf(membership)} has no result destination`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
