import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/check';

/**
 * Public stacks, templates, modules and scripts, written as minimal templates with neutral names, and what is wrong with
 * them: the severity, the rule, the resource and the property of each finding. Each finding has been compared with the
 * documentation. The property of AssociationHasCollaborationRule is left out.
 */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  // These are older than collaboration analysis rules, without which a table is not ready for analyses today.
  'airline-owner': ['warning AssociationHasCollaborationRule Association'],
  'airline-tables': ['warning AssociationHasCollaborationRule Association'],
  'airline-aggregate-owner': ['warning AssociationHasCollaborationRule Association'],
  'airline-aggregate-partner': ['warning AssociationHasCollaborationRule Association'],
  'airline-list-owner': ['warning AssociationHasCollaborationRule Association'],
  'airline-list-partner': ['warning AssociationHasCollaborationRule Association'],
  // The membership is retained, and its budget is not: one that is created again has not been spent.
  'airline-privacy-owner': [
    'warning AssociationHasCollaborationRule Association',
    'warning PrivacyBudgetIsKept Budget',
  ],
  'insurance-owner': [
    'warning AssociationHasCollaborationRule CustomersAssociation',
    // Two tables of one member that no query can join, whatever the partner associates.
    'warning JoinedTablesShareRuleType CustomersAssociation ConfiguredTableIdentifier',
    'warning AssociationHasCollaborationRule PoliciesAssociation',
  ],
  'insurance-advertiser': ['warning AssociationHasCollaborationRule Association'],
  'shop-aggregation': [
    'warning AssociationHasCollaborationRule UsersAssociation',
    'warning AssociationHasCollaborationRule PurchasesAssociation',
  ],
  'shop-template': ['warning AssociationHasCollaborationRule CustomAssociation'],
  // The user guide counts s3:GetBucketLocation among the necessary permissions, and the policy of the role is separate.
  'identity-provider': [
    'error RoleCanReadTable Association RoleArn',
    'warning AssociationHasCollaborationRule Association',
    'warning AssociationWaitsForPolicies Association RoleArn',
  ],
  'identity-provider-first': [
    'error RoleCanReadTable Association RoleArn',
    'warning AssociationHasCollaborationRule Association',
    'warning AssociationWaitsForPolicies Association RoleArn',
  ],
  // Tables without an analysis rule can be associated, but not queried.
  'two-organizations': [
    'error AssociatedTableHasRule TableA AnalysisRules',
    'error AssociatedTableHasRule TableB AnalysisRules',
    // Names with hyphens, which each query has to quote.
    'warning TableNameNeedsNoQuotes AssociationA Name',
    'warning TableNameNeedsNoQuotes AssociationB Name',
  ],
  // The creator of a collaboration is a member of it already.
  'own-account-invited': ['error CreatorIsNotInvited Collaboration Members'],
  // Both members can query, and the role for the results does not have s3:GetBucketLocation.
  'awscc-membership': [
    'error SingleQueryRunner Collaboration Members',
    'error ResultRoleCanWrite Membership DefaultResultConfiguration',
  ],
  // The rule names columns that the table does not allow; one of them is both a dimension and a join column.
  'handler-table': [
    'error ColumnNamesAreLowerCase Aggregation AllowedColumns',
    'error RuleColumnsAreAllowed Aggregation AnalysisRules (5 times)',
    'error DimensionsAreSeparate Aggregation AnalysisRules',
  ],
  // Values that the service does not have. The members state no abilities, so nobody can query.
  'invented-association': [
    'warning TableNameNeedsNoQuotes Minimal Name',
    'error ValuesAreWithinLimits Minimal ConfiguredTableIdentifier',
    'error ValuesAreWithinLimits Minimal MembershipIdentifier',
    'warning TableNameNeedsNoQuotes Advanced Name',
    'error ValuesAreWithinLimits Advanced ConfiguredTableIdentifier',
    'error ValuesAreWithinLimits Advanced MembershipIdentifier',
  ],
  'invented-budget': [
    'error ValuesAreWithinLimits Minimal MembershipIdentifier',
    'error ValuesAreWithinLimits Minimal AutoRefresh',
    'error ValuesAreWithinLimits Minimal PrivacyBudgetType',
  ],
  'invented-collaboration': [
    'warning SingleQueryRunner Minimal Members',
    'error ValuesAreWithinLimits Minimal CreatorMemberAbilities[0]',
    'error ValuesAreWithinLimits Minimal CreatorMemberAbilities[1]',
    'warning SingleQueryRunner Advanced Members',
    'error ValuesAreWithinLimits Advanced CreatorMemberAbilities[0]',
    'error ValuesAreWithinLimits Advanced CreatorMemberAbilities[1]',
    'error ValuesAreWithinLimits Advanced CreatorMemberAbilities[2]',
    'error ValuesAreWithinLimits Advanced AnalyticsEngine',
    'warning SingleQueryRunner Encrypted Members',
    'error ValuesAreWithinLimits Encrypted CreatorMemberAbilities[0]',
    'error ValuesAreWithinLimits Encrypted CreatorMemberAbilities[1]',
  ],
  'invented-id-mapping': [
    'error ValuesAreWithinLimits Mapping MembershipIdentifier',
    'error ValuesAreWithinLimits Namespace MembershipIdentifier',
  ],
  'invented-membership': [
    'error ValuesAreWithinLimits Minimal CollaborationIdentifier',
    'error ValuesAreWithinLimits Advanced CollaborationIdentifier',
  ],
  'invented-table': [
    'error ColumnNamesAreLowerCase Sales AllowedColumns (3 times)',
    'error ValuesAreWithinLimits Sales AnalysisMethod',
    'error ValuesAreWithinLimits Sales SelectedAnalysisMethods[0]',
    'error ValuesAreWithinLimits Sales SelectedAnalysisMethods[1]',
    'error ColumnNamesAreLowerCase Rules AllowedColumns (4 times)',
    'error ValuesAreWithinLimits Rules AnalysisMethod',
    'error ColumnNamesAreLowerCase Value AllowedColumns (2 times)',
    'error ValuesAreWithinLimits Value AnalysisMethod',
  ],
  'invented-template': [
    'error ValuesAreWithinLimits Minimal MembershipIdentifier',
    'error ValuesAreWithinLimits Minimal Format',
    'error ValuesAreWithinLimits Schema MembershipIdentifier',
    'error ValuesAreWithinLimits Schema Format',
    'error ValuesAreWithinLimits Parameters MembershipIdentifier',
    'error ValuesAreWithinLimits Parameters Format',
  ],
  // Tests and examples that turn off query logging, which cannot be turned on later.
  'provider-alone': ['warning AnalysesAreLogged Collaboration QueryLogStatus'],
  'provider-example': ['warning AnalysesAreLogged Collaboration QueryLogStatus'],
  'provider-swapped-abilities': ['warning AnalysesAreLogged Collaboration QueryLogStatus'],
  // Nothing is wrong with these.
  'airline-blank-columns': [],
  'airline-membership': [],
  'awscc-collaboration': [],
  'awscc-table': [],
  'guide-custom-model': [],
  'ml-adverse-reactions': [],
  'ml-advertising': [],
  'ml-fraud': [],
  'provider-invited-receiver': [],
  'provider-membership-docs': [],
  'provider-table': [],
};

const FOLDER = __dirname;
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

describe('a real stack', () => {
  test('is listed with its findings', () => {
    expect(Object.keys(FINDINGS).sort()).toEqual([...NAMES].sort());
    expect(NAMES.length).toBeGreaterThanOrEqual(30);
  });

  test.each(NAMES)('%s states its source', (name) => {
    const [source, license] = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8').split('\n');

    expect(source).toMatch(/^# Source: https:\/\/(?:github\.com|docs\.aws\.amazon\.com)\/\S+$/);
    expect(license).toMatch(/^# (?:License: [\w.-]+\. )?[A-Z].*\.$/);
  });

  test.each(Object.entries(FINDINGS))('%s has exactly its findings', (name, expected) => {
    expect(findingsIn(`${name}.yaml`)).toEqual(expected);
  });
});

function findingsIn(file: string): readonly string[] {
  const { findings, unreadable } = check({
    inputs: [join(FOLDER, file)],
    accounts: new Map([['*', '111111111111']]),
    regions: new Map(),
    parameters: new Map(),
    disabled: [],
    requirements: {},
  });
  expect(unreadable).toEqual([]);
  const counts = new Map<string, number>();
  for (const { severity, rule, path, property } of findings) {
    const place = rule === 'AssociationHasCollaborationRule' || property === undefined ? path : `${path} ${property}`;
    const finding = `${severity} ${rule} ${place}`;
    counts.set(finding, (counts.get(finding) ?? 0) + 1);
  }
  return [...counts].map(([finding, count]) => (count === 1 ? finding : `${finding} (${count} times)`));
}
