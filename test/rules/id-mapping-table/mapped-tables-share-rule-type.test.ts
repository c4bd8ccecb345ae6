import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import { mappedTablesShareRuleType } from '../../../src/rules/id-mapping-table/mapped-tables-share-rule-type';
import {
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  env,
  idMappingTable,
  known,
  list,
  listRule,
  membership,
  PUBLISHER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A table of IDs between `sales` of the publisher and `customers` of the advertiser. */
function mapping(sales: Fact<AnalysisRuleFacts>, ...customers: Fact<AnalysisRuleFacts>[]) {
  const ads = collaboration({ env: env(PUBLISHER) });
  const publisher = membership(ads);
  const advertiser = membership(ads, ADVERTISER);
  association(publisher, table({ rule: sales }));
  for (const rule of customers) {
    association(advertiser, table({ rule }), { name: known('customers') });
  }
  return idMappingTable(publisher);
}

describeRule(mappedTablesShareRuleType, {
  fires: [
    {
      name: 'the tables have rules of two types',
      subject: () => mapping(customRule(), aggregationRule()),
      violations: [
        {
          severity: 'warning',
          what: 'no query can join tables of two members by "ids", because their rules differ in type: "sales" ("CUSTOM"), "customers" ("AGGREGATION")',
          fix: 'use analysis rules of one type for the tables that are joined by the ID mapping table',
          property: 'MembershipIdentifier',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the tables have rules of one type', subject: () => mapping(customRule(), customRule()) },
    {
      name: 'two of three tables can be joined',
      subject: () => mapping(customRule(), aggregationRule(), customRule()),
    },
    { name: 'only one member has tables yet', subject: () => mapping(customRule()) },
    {
      name: 'a table is only read in joins, which another rule reports',
      subject: () => mapping(customRule(), listRule(list(['user_id']), list(['city']))),
    },
  ],
  unknown: [
    {
      name: 'the tables of a partner are outside of the app',
      subject: () => {
        const ads = collaboration({ env: env(PUBLISHER), members: list([], false) });
        association(membership(ads), table({ rule: customRule() }));
        association(membership(ads, ADVERTISER), table({ rule: aggregationRule() }));
        return idMappingTable(membership(ads));
      },
    },
    { name: 'a rule is a token', subject: () => mapping(customRule(), UNKNOWN) },
    {
      name: 'more tables can be associated',
      subject: () => {
        const subject = mapping(customRule(), aggregationRule());
        const ads = subject.membership.to === 'node' ? subject.membership.node.collaboration : undefined;
        const room = ads?.to === 'node' ? ads.node : undefined;
        (room as { memberships: unknown }).memberships = list(
          room?.memberships.state === 'known' ? room.memberships.value.items : [],
          false,
        );
        return subject;
      },
    },
    { name: 'the membership is outside of the app', subject: () => idMappingTable(undefined) },
  ],
});
