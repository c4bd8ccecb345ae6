import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import type { AssociationNode } from '../../../src/model/nodes';
import { additionalAnalysesAreConfigured } from '../../../src/rules/association/additional-analyses-are-configured';
import { ABSENT, association, customRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `allowedAdditionalAnalyses` of the association, or acknowledge this warning until the analyses exist';

const COLLABORATION_RULE = known({ type: known('CUSTOM'), policy: known('CUSTOM'), receivers: list<string>([]) });

const listFor = (analyses: Fact<string>) => listRule(list(['user_id']), list(['city']), analyses);

function associated(rule: Fact<AnalysisRuleFacts>, more: Partial<AssociationNode> = {}) {
  return association(undefined, table({ rule }), { rule: COLLABORATION_RULE, ...more });
}

describeRule(additionalAnalysesAreConfigured, {
  fires: [
    {
      name: 'the table requires them',
      subject: () => associated(customRule({}, known('REQUIRED'))),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows no additional analysis, but the analysis rule of its table requires one, so nothing can use the table',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'a list rule allows them',
      subject: () => associated(listFor(known('ALLOWED')), { additionalAnalyses: list([]) }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows no additional analysis, but the analysis rule of its table allows them',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'one is allowed',
      subject: () =>
        associated(listFor(known('REQUIRED')), {
          additionalAnalyses: list([{ kind: 'literal' as const, text: 'arn' }]),
        }),
    },
    { name: 'the table does not allow them', subject: () => associated(listFor(known('NOT_ALLOWED'))) },
    { name: 'a custom rule allows them beside queries', subject: () => associated(customRule({}, known('ALLOWED'))) },
    { name: 'the table says nothing', subject: () => associated(customRule()) },
    { name: 'there is no collaboration rule', subject: () => associated(listFor(known('REQUIRED')), { rule: ABSENT }) },
  ],
  unknown: [
    { name: 'it is a token', subject: () => associated(customRule({}, UNKNOWN)) },
    { name: 'the rule is a token', subject: () => associated(UNKNOWN) },
    {
      name: 'the collaboration rule is a token',
      subject: () => associated(listFor(known('REQUIRED')), { rule: UNKNOWN }),
    },
    {
      name: 'the analyses are a token',
      subject: () => associated(listFor(known('REQUIRED')), { additionalAnalyses: UNKNOWN }),
    },
    {
      name: 'the table is outside of the app',
      subject: () => association(undefined, undefined, { rule: COLLABORATION_RULE }),
    },
  ],
});
