import { RemovalPolicy, type Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { Membership, MlConfiguration } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { theOnly } from '../support/readable';
import { AN_ID, PUBLISHER, publisherStack } from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsMlConfiguration';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}`;

beforeAll(bundled);

function membershipIn(stack: Stack) {
  return Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP_ARN);
}

function rolesIn(stack: Stack) {
  return Template.fromStack(stack).findResources('AWS::IAM::Role', {
    Properties: { Description: 'Clean Rooms ML writes the output, metrics and logs of models with this role' },
  });
}

describe('an ML configuration', () => {
  test('stores output below a key prefix, with a role of its own', () => {
    const stack = publisherStack();
    const bucket = Bucket.fromBucketName(stack, 'Models', 'models');

    const configuration = membershipIn(stack).addMlConfiguration('Ml', { bucket, keyPrefix: '/spring/' });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      MembershipId: AN_ID,
      S3Uri: 's3://models/spring',
      RoleArn: expect.stringMatching(/^<MembershipMlRole.*[.]Arn>$/),
    });
    expect(configuration.s3Uri).toBe('s3://models/spring');
  });

  test('stores output in the root of the bucket by default', () => {
    const stack = publisherStack();

    new MlConfiguration(stack, 'Ml', {
      membership: membershipIn(stack),
      bucket: Bucket.fromBucketName(stack, 'Models', 'models'),
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ S3Uri: 's3://models' });
  });

  test('has a role that only Clean Rooms ML can assume, for this membership', () => {
    const stack = publisherStack();
    const bucket = Bucket.fromBucketName(stack, 'Models', 'models');

    membershipIn(stack).addMlConfiguration('Ml', { bucket, keyPrefix: 'spring' });

    const [role] = Object.values(rolesIn(stack));
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'cleanrooms-ml.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': PUBLISHER },
          ArnLike: { 'aws:SourceArn': MEMBERSHIP_ARN },
        },
      },
    ]);
  });

  test('has a role that writes objects, metrics and logs, and nothing else', () => {
    const stack = publisherStack();
    const bucket = new Bucket(stack, 'Models', { encryption: BucketEncryption.KMS });

    membershipIn(stack).addMlConfiguration('Ml', { bucket, keyPrefix: 'spring' });

    const [role] = Object.values(rolesIn(stack));
    const statements = role?.Properties.Policies[0].PolicyDocument.Statement as { Action: string | string[] }[];
    expect(statements.flatMap(({ Action }) => Action)).toEqual([
      's3:PutObject',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:Decrypt',
      'cloudwatch:PutMetricData',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
    ]);
    expect(JSON.stringify(statements[0])).toContain('/spring/*');
    expect(statements[2]).toMatchObject({
      Resource: '*',
      Condition: { StringLike: { 'cloudwatch:namespace': '/aws/cleanroomsml/*' } },
    });
    expect(JSON.stringify(statements[3])).toContain(`:logs:us-east-1:${PUBLISHER}:log-group:/aws/cleanroomsml/*`);
  });

  test('takes a key and a role, to which it adds nothing', () => {
    const stack = publisherStack();
    const role = new Role(stack, 'Output', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });

    const configuration = new MlConfiguration(stack, 'Ml', {
      membership: membershipIn(stack),
      bucket: Bucket.fromBucketName(stack, 'Models', 'models'),
      encryptionKey: new Key(stack, 'Key'),
      role,
    });

    expect(configuration.role).toBe(role);
    expect(rolesIn(stack)).toEqual({});
    const { DependsOn } = Object.values(Template.fromStack(stack).findResources(TYPE))[0] as { DependsOn: string[] };
    expect(DependsOn).toEqual(expect.arrayContaining([stack.getLogicalId(role.node.defaultChild as never)]));
  });

  test('is another resource of the template for another membership, and the same one for a token', () => {
    const idFor = (membershipId: string) => {
      const stack = publisherStack();
      const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${membershipId}`;
      const membership = Membership.fromMembershipArn(stack, 'Membership', arn);
      new MlConfiguration(stack, 'Ml', { membership, bucket: Bucket.fromBucketName(stack, 'Models', 'models') });
      return Object.keys(Template.fromStack(stack).findResources(TYPE))[0]?.replace(/Resource|.{8}$/g, '');
    };

    expect(idFor(AN_ID)).toMatch(/^Ml[0-9A-F]{8}$/);
    expect(idFor(AN_ID)).not.toBe(idFor('99999999-8888-7777-6666-555555555555'));
    expect(idFor(Token.asString({ Ref: 'Id' }))).toBe('Ml');
  });

  test('keeps the configuration if its policy says so', () => {
    const stack = publisherStack();

    membershipIn(stack).addMlConfiguration('Ml', {
      bucket: Bucket.fromBucketName(stack, 'Models', 'models'),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  });

  test('is the only one of its membership, also of an L1', () => {
    const stack = publisherStack();
    const bucket = Bucket.fromBucketName(stack, 'Models', 'models');
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: AN_ID,
      queryLogStatus: 'DISABLED',
    });
    new MlConfiguration(stack, 'First', { membership, bucket });

    expect(() => new MlConfiguration(stack, 'Second', { membership, bucket })).toThrow(
      'the membership "Publisher/Membership" already has the ML configuration "Publisher/First"',
    );
  });

  test('fails for a key prefix that contains the bucket', () => {
    const stack = publisherStack();
    const bucket = Bucket.fromBucketName(stack, 'Models', 'models');

    expect(() => membershipIn(stack).addMlConfiguration('Ml', { bucket, keyPrefix: 's3://models/spring' })).toThrow(
      'set keyPrefix to "spring"',
    );
  });

  test('adds a role, a function and a policy for the first, and only a policy for each further one', () => {
    const stack = publisherStack();
    const bucket = Bucket.fromBucketName(stack, 'Models', 'models');
    const role = Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${PUBLISHER}:role/output`);
    const count = () => Object.keys(Template.fromStack(stack).toJSON().Resources).length;
    membershipIn(stack).addMlConfiguration('Ml', { bucket, role });
    expect(count()).toBeLessThanOrEqual(5);

    const again = publisherStack();
    for (const [id, membershipId] of [
      ['One', AN_ID],
      ['Two', '99999999-8888-7777-6666-555555555555'],
    ] as const) {
      const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${membershipId}`;
      Membership.fromMembershipArn(again, id, arn).addMlConfiguration('Ml', {
        bucket: Bucket.fromBucketName(again, `${id}Models`, 'models'),
        role: Role.fromRoleArn(again, `${id}Role`, `arn:aws:iam::${PUBLISHER}:role/output`),
      });
    }
    expect(Object.keys(Template.fromStack(again).toJSON().Resources).length).toBe(count() + 2);
  });
});
