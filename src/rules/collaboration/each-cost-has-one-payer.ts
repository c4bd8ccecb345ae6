import { is } from '../../model/fact';
import { participants } from '../../model/members';
import type { Cost } from '../../model/payment';
import { code, join, text } from '../../private/text';
import { memberNames } from '../members';
import { paymentNames } from '../payments';
import { nameOf, rule } from '../rule';

/** The costs for which a page demands one payer. */
const COSTS: readonly Cost[] = ['queryCompute', 'jobCompute', 'modelTraining', 'modelInference'];

export const eachCostHasOnePayer = rule({
  id: 'EachCostHasOnePayer',
  catalogueIds: ['CR-COLLAB-013'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'One member is responsible for each cost',
  why: text`the documentation of the resource type has an error for more than one responsible member; where the
    service accepts several members, each analysis must specify which of them pays`,
  fix: text`keep the cost in ${code('paymentResponsibilities')} of one member, or acknowledge this warning if each analysis
    specifies who pays`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cleanrooms-collaboration-querycomputepaymentconfig.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const shared = COSTS.flatMap((cost) => {
      const payers = members.filter(({ payments }) => is(payments[cost], true));
      return payers.length > 1 ? [text`${paymentNames([cost])}: ${memberNames(payers)}`] : [];
    });
    if (shared.length === 0) {
      return [];
    }
    return [{ what: text`several members of ${nameOf(collaboration)} are responsible for ${join(shared, '; ')}` }];
  },
});
