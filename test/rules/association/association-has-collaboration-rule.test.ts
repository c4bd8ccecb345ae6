import { associationHasCollaborationRule } from '../../../src/rules/association/association-has-collaboration-rule';
import {
  ABSENT,
  association,
  collaborationRule,
  customRule,
  list,
  listRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the association with `membership.associate`, and specify `resultReceivers` if the members of the collaboration are not known';

const CUSTOM = collaborationRule('CUSTOM');

describeRule(associationHasCollaborationRule, {
  fires: [
    {
      name: 'the table has an analysis rule',
      subject: () => association(undefined, table({ rule: customRule() })),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has no collaboration analysis rule, so the table "sales" is not ready for analyses',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'the type of the rule of the table does not matter',
      subject: () => association(undefined, table({ name: UNKNOWN, rule: listRule(list(['id']), list(['city'])) })),
      violations: [
        {
          severity: 'warning',
          what: '"SalesAssociation" has no collaboration analysis rule, so the table "Sales" is not ready for analyses',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the association has the rule',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: CUSTOM }),
    },
    { name: 'the table has no rule either', subject: () => association(undefined, table({ rule: ABSENT })) },
  ],
  unknown: [
    { name: 'the table is outside of the app', subject: () => association(undefined, undefined) },
    { name: 'the rule of the table is a token', subject: () => association(undefined, table({ rule: UNKNOWN })) },
    {
      name: 'the rule is a token',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: UNKNOWN }),
    },
  ],
});
