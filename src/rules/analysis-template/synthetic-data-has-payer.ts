import { is, isAbsent, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { collaborationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const syntheticDataHasPayer = rule({
  id: 'SyntheticDataHasPayer',
  catalogueIds: ['CR-COLLAB-017', 'CR-SYN-006'],
  subject: 'analysisTemplate',
  // A change request can make a member responsible.
  severity: 'warning',
  title: 'A member pays for the synthetic data of a template',
  why: 'no member pays for the generation of synthetic data by default, so it must be specified when the collaboration is created',
  fix: text`add ${code('Payment.SYNTHETIC_DATA_GENERATION')} to ${code('paymentResponsibilities')} of one member of the
    collaboration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html',
    basis: 'documented',
  },
  check: (template) => {
    const collaboration = collaborationOf(template);
    if (!collaboration || !is(template.syntheticData, true) || !isComplete(collaboration.members)) {
      return [];
    }
    const payments = participants(collaboration).map((member) => member.payments.syntheticDataGeneration);
    if (!payments.every((pays) => isAbsent(pays) || is(pays, false))) {
      return [];
    }
    return [
      {
        what: `${nameOf(template)} generates synthetic data, but no member of ${nameOf(collaboration)} pays for it`,
        property: 'SyntheticDataParameters',
      },
    ];
  },
});
