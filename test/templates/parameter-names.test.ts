import { expect, test } from 'vitest';
import type { Document } from '../../src/templates/document';
import { templateOf } from '../../src/templates/template-files';
import { templateSource } from '../../src/templates/template-source';
import { findingsOfSource } from '../support/graph-of';

const MEMBER = { AccountId: '222222222222', DisplayName: 'Advertiser', MemberAbilities: [] };
/** A collaboration with a mistake: two of its members are the same account. */
const ROOM = {
  Type: 'AWS::CleanRooms::Collaboration',
  Condition: 'IsOn',
  Properties: {
    Name: 'Ads',
    Description: 'Ads',
    CreatorDisplayName: 'Publisher',
    CreatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
    Members: [MEMBER, MEMBER],
    QueryLogStatus: 'ENABLED',
  },
};

function document(file: string, data: object): Document {
  return { file, data, positionOf: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }) };
}

/** A stack with two parameters of these names, and one in it that gets no values for its own. */
function findingsWith(one: string, other: string): readonly string[] {
  const Parameters = { [one]: { Type: 'String', Default: 'a' }, [other]: { Type: 'String', Default: 'b' } };
  const differ = { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: one }, { Ref: other }] }] };
  const roomUnder = (IsOn: object) => ({ Parameters, Conditions: { IsOn }, Resources: { Room: ROOM } });
  const outer = roomUnder({ 'Fn::Equals': [{ Ref: one }, 'on'] });
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'inner.json', Parameters: {} } };
  const template = document('outer.json', { ...outer, Resources: { ...outer.Resources, Nested: nested } });
  const inner = document('inner.json', roomUnder(differ));
  return findingsOfSource(templateSource([templateOf(template, { parameters: new Map() }, () => inner)]));
}

test.each([
  ['Stage', 'Size'],
  ['constructor', 'toString'],
])('parameters can have any names, also those of properties of every object in JavaScript: %s and %s', (...names) => {
  expect(findingsWith(...names)).toEqual([
    expect.stringContaining('MembersAreDistinct Room: '),
    expect.stringContaining('MembersAreDistinct outer.json/Nested/Room: '),
  ]);
});
