import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/cli/replacement/change';
import { collaborationFixes } from '../../../src/cli/replacement/collaboration-fixes';
import type { Difference } from '../../../src/cli/replacement/difference';
import { inLanguageOfApp } from '../../../src/private/language';
import { ADVERTISER } from '../../support/two-companies';

const AGENCY = '333333333333';
const MEMBERS = [
  { AccountId: ADVERTISER, MemberAbilities: ['CAN_QUERY'] },
  { AccountId: AGENCY, MemberAbilities: [] },
  { AccountId: { Ref: 'Shop' }, MemberAbilities: [] },
];

function fixOf(path: string, { before, after }: Partial<Difference> = {}, agent?: string): string {
  const resource = { property: () => MEMBERS };
  const change = { before: resource, after: resource, differences: [{ path, before, after }] };
  const [fix = ''] = collaborationFixes(change as unknown as Change);
  return inLanguageOfApp(fix, agent);
}

const RESULTS = { before: [], after: ['CAN_RECEIVE_RESULTS'] };
const QUERIES = { before: [], after: ['CAN_QUERY'] };
const PAYS = { before: undefined, after: { QueryCompute: { IsResponsible: true } } };
const SYNTHETIC = {
  before: undefined,
  after: { MachineLearning: { SyntheticDataGeneration: { IsResponsible: true } } },
};
const IN_PLACE = `change account ${AGENCY} in place with CollaborationMember, and leave members as it is deployed`;
const IN_CONSOLE = 'request the change of the creator in the console, and leave the property as it is deployed';

function fixed(path: string): string {
  return `leave ${path} as it is deployed: it cannot change in an existing collaboration`;
}

describe('a collaboration changes', () => {
  test.each([
    ['Members[1].MemberAbilities', RESULTS, IN_PLACE],
    ['Members[1].MLMemberAbilities.CustomMLMemberAbilities', {}, IN_PLACE],
    ['Members[1].PaymentConfiguration', PAYS, IN_PLACE],
    ['Members[2].PaymentConfiguration', PAYS, IN_PLACE.replace(`account ${AGENCY}`, 'the member')],
    [
      'Members',
      {},
      'add members, or change their abilities and payments, in place with CollaborationMember, and leave members as it is deployed',
    ],
    [
      'Members[1]',
      { after: MEMBERS[1] },
      `add account ${AGENCY} in place with CollaborationMember, and leave members as it is deployed`,
    ],
    [
      'AutoApprovedChangeTypes',
      {},
      'change the list in place with AutoApprovedChanges, and leave autoApprovedChanges as it is deployed',
    ],
  ])('in place by a construct: %s', (path, values, expected) => {
    expect(fixOf(path, values)).toBe(expected);
  });

  test.each([
    [
      'Members[1]',
      { before: MEMBERS[1] },
      `remove account ${AGENCY} in the console, and leave members as it is deployed`,
    ],
    [
      'Members[0].MemberAbilities',
      RESULTS,
      `request the change of account ${ADVERTISER} in the console, and leave members as it is deployed: its abilities to run analyses cannot be part of the change`,
    ],
    ['CreatorMemberAbilities', RESULTS, IN_CONSOLE],
    ['CreatorMLMemberAbilities', {}, IN_CONSOLE],
    ['CreatorPaymentConfiguration', PAYS, IN_CONSOLE],
  ])('in place in the console: %s', (path, values, expected) => {
    expect(fixOf(path, values)).toBe(expected);
  });

  test.each([
    ['Members[1].MemberAbilities', QUERIES],
    ['Members[1].MemberAbilities', { before: { Ref: 'Abilities' }, after: [] }],
    ['Members[1].DisplayName', {}],
    ['Members[1].PaymentConfiguration', SYNTHETIC],
    ['Members[1].PaymentConfiguration.MachineLearning.SyntheticDataGeneration.IsResponsible', {}],
    ['CreatorMemberAbilities', QUERIES],
    ['CreatorPaymentConfiguration', SYNTHETIC],
    ['CreatorDisplayName', {}],
    ['DataEncryptionMetadata.PreserveNulls', {}],
    ['QueryLogStatus', {}],
  ])('never: %s', (path, values) => {
    expect(fixOf(path, values)).toBe(fixed(path));
  });

  test('as the language of the app has it', () => {
    expect(fixOf('AutoApprovedChangeTypes', {}, 'Python/3.12')).toContain('leave auto_approved_changes as it is');
  });
});
