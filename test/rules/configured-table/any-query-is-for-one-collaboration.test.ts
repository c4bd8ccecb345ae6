import type { CollaborationNode, ConfiguredTableNode } from '../../../src/model/nodes';
import { anyQueryIsForOneCollaboration } from '../../../src/rules/configured-table/any-query-is-for-one-collaboration';
import {
  association,
  collaboration,
  customRule,
  known,
  list,
  member,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create a `ConfiguredTable` for each collaboration, with its own analysis rule, or acknowledge this warning';

/** A table that is associated with "Ads", and with another collaboration. */
function shared(other: Partial<CollaborationNode> = {}, more: Partial<ConfiguredTableNode> = {}) {
  const node = table({ rule: customRule(), allowed: [outside('ANY_QUERY')], ...more });
  association(membership(collaboration()), node);
  association(membership(collaboration({ name: known('Finance'), ...other })), node);
  return node;
}

describeRule(anyQueryIsForOneCollaboration, {
  fires: [
    {
      name: 'the account is a member of both',
      subject: () => shared({}, { allowed: [outside('ANY_JOB'), outside('ANY_QUERY')] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "ANY_QUERY", "ANY_JOB" of 222222222222 in 2 collaborations: "Ads", "Finance"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'only queries are allowed',
      subject: () => shared(),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "ANY_QUERY" of 222222222222 in 2 collaborations: "Ads", "Finance"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the account is a member of one', subject: () => shared({ members: list([member(STRANGER)]) }) },
    { name: 'templates are allowed', subject: () => shared({}, { allowed: [outside('arn:aws:cleanrooms:…')] }) },
    {
      name: 'only the own account is allowed',
      subject: () => shared({}, { rule: customRule({ providers: list([PUBLISHER]) }) }),
    },
    {
      name: 'the table is associated twice with one collaboration',
      subject: () => {
        const ads = membership(collaboration());
        const node = table({ rule: customRule(), allowed: [outside('ANY_QUERY')] });
        association(ads, node);
        association(ads, node);
        return node;
      },
    },
  ],
  unknown: [
    {
      name: 'the account of the member is a token',
      subject: () => shared({ members: list([member(STRANGER, [], { account: UNKNOWN })]) }),
    },
    {
      name: 'the accounts are tokens',
      subject: () => shared({}, { rule: customRule({ providers: list([], false) }) }),
    },
    { name: 'the analysis is a token', subject: () => shared({}, { allowed: [OUTSIDE] }) },
    {
      name: 'the other collaboration is outside of the app',
      subject: () => {
        const node = table({ rule: customRule(), allowed: [outside('ANY_QUERY')] });
        association(membership(collaboration()), node);
        association(membership(undefined), node);
        return node;
      },
    },
  ],
});
