import { additionalAnalysesNameMembers } from '../../../src/rules/association/additional-analyses-name-members';
import { association, list, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify the account of a member in `allowedAdditionalAnalyses`';

function listing(...texts: string[]) {
  return association(undefined, undefined, {
    additionalAnalyses: list(texts.map((text) => ({ kind: 'literal' as const, text }))),
  });
}

describeRule(additionalAnalysesNameMembers, {
  fires: [
    {
      name: 'the account is a wildcard',
      subject: () =>
        listing(
          'arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*',
          'arn:aws:cleanrooms-ml:us-east-1:222222222222:membership/*/configured-model-algorithm-association/*',
        ),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows additional analyses of every account: "arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the account is specified',
      subject: () =>
        listing('arn:aws:cleanrooms-ml:us-east-1:222222222222:membership/*/configured-model-algorithm-association/*'),
    },
    { name: 'nothing is listed', subject: () => listing() },
  ],
  unknown: [
    { name: 'the list is a token', subject: () => association(undefined, undefined, { additionalAnalyses: UNKNOWN }) },
    {
      name: 'an entry is a token',
      subject: () => association(undefined, undefined, { additionalAnalyses: list([{ kind: 'unknown' }]) }),
    },
  ],
});
