import { itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const additionalAnalysesNameMembers = rule({
  id: 'AdditionalAnalysesNameMembers',
  catalogueIds: ['CR-ASSOC-023'],
  subject: 'association',
  severity: 'warning',
  title: 'The additional analyses of a table are those of specific accounts',
  why: 'a wildcard for the account lets every member use the table for its own models',
  fix: text`specify the account of a member in ${code('allowedAdditionalAnalyses')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (association) => {
    const open = itemsOf(association.additionalAnalyses).flatMap((one) =>
      one.kind === 'literal' && /^arn:[^:]*:[^:]*:[^:]*:\*:/.test(one.text) ? [one.text] : [],
    );
    return open.length === 0
      ? []
      : [
          {
            what: `${nameOf(association)} allows additional analyses of every account: ${quoted(open)}`,
            property: 'ConfiguredTableAssociationAnalysisRules',
          },
        ];
  },
});
