import { excludedFromJoins, ruleTypeOf } from '../joined-tables';
import { nameOf, quoted, rule } from '../rule';

export const joinedTablesShareRuleType = rule({
  id: 'JoinedTablesShareRuleType',
  catalogueIds: ['CR-ASSOC-014'],
  subject: 'association',
  severity: 'warning',
  title: 'A table that is only read in joins has the rule type of another table of the collaboration',
  why: 'a query can read only tables whose analysis rules have the same type',
  fix: 'use the type of the other tables for the analysis rule, or associate another table with a rule of this type',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'documented',
  },
  check: (association) => {
    const excluded = excludedFromJoins(association);
    if (!excluded) {
      return [];
    }
    const subject = `${nameOf(association)} has an analysis rule of type ${quoted([excluded.type])}`;
    const beside = excluded.others.map((other) => `${nameOf(other)} (${quoted([ruleTypeOf(other)])})`);
    return [
      {
        what: `${subject}, so no query can join it with ${beside.join(', ')}`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});
