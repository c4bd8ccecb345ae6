import { collaborationRuleFitsTableRule } from '../../../src/rules/association/collaboration-rule-fits-table-rule';
import {
  ABSENT,
  aggregationRule,
  association,
  collaborationRule,
  customRule,
  known,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'create the association with `membership.associate`, which uses the type of the table';

const ruleOf = (type: string, policy = type) => collaborationRule(type, { policy: known(policy) });

describeRule(collaborationRuleFitsTableRule, {
  fires: [
    {
      name: 'the types differ',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: ruleOf('LIST') }),
      violations: [
        {
          severity: 'error',
          what: 'the collaboration analysis rule of "sales" has type "LIST" and a policy of type "LIST", but the analysis rule of its table has type "CUSTOM"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'only the type is another one',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: ruleOf('LIST', 'CUSTOM') }),
      violations: [
        {
          severity: 'error',
          what: 'the collaboration analysis rule of "sales" has type "LIST", but the analysis rule of its table has type "CUSTOM"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
    {
      name: 'only the policy is of another kind',
      subject: () =>
        association(undefined, table({ rule: aggregationRule() }), { rule: ruleOf('AGGREGATION', 'LIST') }),
      violations: [
        {
          severity: 'error',
          what: 'the collaboration analysis rule of "sales" has a policy of type "LIST", but the analysis rule of its table has type "AGGREGATION"',
          fix: FIX,
          property: 'ConfiguredTableAssociationAnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'type and policy are those of the table',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: ruleOf('CUSTOM') }),
    },
    {
      name: 'the association has no rule',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: ABSENT }),
    },
    {
      name: 'the table has no rule, which is another mistake',
      subject: () => association(undefined, table(), { rule: ruleOf('CUSTOM') }),
    },
  ],
  unknown: [
    {
      name: 'the table is outside of the app',
      subject: () => association(undefined, undefined, { rule: ruleOf('LIST') }),
    },
    {
      name: 'the rule of the table is a token',
      subject: () => association(undefined, table({ rule: UNKNOWN }), { rule: ruleOf('LIST') }),
    },
    {
      name: 'the rule of the association is a token',
      subject: () => association(undefined, table({ rule: customRule() }), { rule: UNKNOWN }),
    },
    {
      name: 'type and policy are tokens',
      subject: () =>
        association(undefined, table({ rule: customRule() }), {
          rule: collaborationRule('CUSTOM', { type: UNKNOWN, policy: UNKNOWN, receivers: UNKNOWN }),
        }),
    },
  ],
});
