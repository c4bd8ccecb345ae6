import { describe, expect, test } from 'vitest';
import { isDeletedFirst, replacingChanges, specificationOf } from '../../../local/cloudformation/replacement';
import { checkSchema, findingsOf } from '../../../local/cloudformation/schema';

/** Values of the right kind, so that the validator walks into each property. */
const SAMPLES: { readonly [type: string]: { readonly [name: string]: unknown } } = {
  'AWS::CleanRooms::ConfiguredTable': {
    Name: 'a',
    Description: 'a',
    AllowedColumns: ['a'],
    AnalysisMethod: 'DIRECT_QUERY',
    TableReference: { Glue: { DatabaseName: 'a', TableName: 'a' } },
  },
  'AWS::CleanRooms::Membership': { CollaborationIdentifier: '0', QueryLogStatus: 'ENABLED' },
  'AWS::CleanRooms::PrivacyBudgetTemplate': {
    AutoRefresh: 'NONE',
    PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    MembershipIdentifier: '0',
    Parameters: { Epsilon: 1, UsersNoisePerQuery: 10, ResourceArn: 'a' },
  },
  'AWS::CleanRooms::ConfiguredTableAssociation': {
    Name: 'a',
    Description: 'a',
    ConfiguredTableIdentifier: '0',
    MembershipIdentifier: '0',
    RoleArn: 'a',
  },
  'AWS::CleanRooms::AnalysisTemplate': {
    Name: 'a',
    Description: 'a',
    Format: 'SQL',
    MembershipIdentifier: '0',
    Source: { Text: 'a' },
  },
  'AWS::CleanRooms::Collaboration': {
    Name: 'a',
    Description: 'a',
    AnalyticsEngine: 'SPARK',
    CreatorDisplayName: 'a',
    CreatorMemberAbilities: [],
    Members: [],
    QueryLogStatus: 'ENABLED',
  },
};

describe('replacement', () => {
  test.each(Object.entries(SAMPLES))("of %s is decided as AWS's schema does", (type, sample) => {
    const said = findingsOf(type, sample)
      .filter(({ ruleId }) => ruleId === 'I9001')
      .map(({ message }) => /'([^']+)'/.exec(message)?.[1]?.replace('/', '.'));

    const decided = replacingChanges(type, {}, sample);

    const inside = (path: string | undefined) => said.some((other) => path?.startsWith(`${other}.`));
    expect(decided.sort()).toEqual(said.filter((path) => !inside(path)).sort());
  });

  test('does not happen where nothing of it changed', () => {
    const type = 'AWS::CleanRooms::Membership';

    expect(
      replacingChanges(type, { CollaborationIdentifier: 'a' }, { CollaborationIdentifier: 'a', Tags: [] }),
    ).toEqual([]);
    expect(specificationOf('AWS::Nobody::Knows')).toBeUndefined();
  });

  test('deletes first only for three types', () => {
    expect(isDeletedFirst('AWS::CleanRooms::AnalysisTemplate')).toBe(true);
    expect(isDeletedFirst('AWS::CleanRooms::Collaboration')).toBe(false);
  });
});

describe('schema', () => {
  test('fails with what AWS refuses', () => {
    const check = () => checkSchema('AWS::S3::Bucket', { BucketName: 'UPPER', Colour: 1 }, 'us-east-1');

    expect(check).toThrow(/Properties validation failed for resource of type AWS::S3::Bucket: .*'Colour'.*'UPPER'/);
  });

  test('accepts text for numbers, as CloudFormation does', () => {
    expect(() => checkSchema('AWS::Logs::LogGroup', { RetentionInDays: '7' }, 'us-east-1')).not.toThrow();
  });
});
