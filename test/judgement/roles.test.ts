import { type App, Stack } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  associationOf,
  glueTableIn,
  memberOf,
  READ_TABLE,
  receiverIn,
  roleIn,
  roomOf,
  tableIn,
  tableOver,
  WRITE_RESULTS,
} from '../support/l1-rooms';
import { reportedOn } from '../support/reported';
import { ADVERTISER } from '../support/two-companies';

/** What the roles of tables and results may do, and for whom, in whole apps of L1s. */

describe('the role for results', () => {
  const lacking = (actions: readonly string[], resources?: (bucket: Bucket) => string[]) => (stack: Stack) => {
    const bucket = new Bucket(stack, 'Results');
    receiverIn(stack, roleIn(stack, actions, { resources: resources?.(bucket) }), bucket.bucketName);
  };
  const ERROR = ['error ResultRoleCanWrite Stack/AdsMembership'];

  test('can write to the bucket', () => {
    expect(reportedOn(lacking(['s3:GetObject', 's3:ListBucket']))).toEqual(ERROR);
    expect(reportedOn(lacking(WRITE_RESULTS))).toEqual([]);
    expect(reportedOn(lacking(['s3:*']))).toEqual([]);
  });

  test('can write objects, not only to the bucket', () => {
    expect(reportedOn(lacking(WRITE_RESULTS, (bucket) => [bucket.bucketArn]))).toEqual(ERROR);
    expect(reportedOn(lacking(WRITE_RESULTS, (bucket) => [bucket.arnForObjects('*')]))).toEqual(ERROR);
    expect(reportedOn(lacking(WRITE_RESULTS, (bucket) => [bucket.bucketArn, bucket.arnForObjects('*')]))).toEqual([]);
  });

  test('can write to this bucket, not to another one', () => {
    const named = (name: string) => (stack: Stack) => {
      const resources = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`];
      receiverIn(stack, roleIn(stack, WRITE_RESULTS, { resources }), 'results');
    };

    expect(reportedOn(named('other'))).toEqual(['warning ResultRoleCanWrite Stack/AdsMembership']);
    expect(reportedOn(named('results'))).toEqual([]);
    expect(reportedOn(named('res*'))).toEqual([]);
  });

  describe('by the policy of the bucket', () => {
    const allowed = (resources: (bucket: Bucket) => string[], account?: string) => (stack: Stack, app: App) => {
      const owner = account === undefined ? stack : new Stack(app, 'Owner', { env: { account, region: stack.region } });
      const bucketName = 'results';
      const bucket = new Bucket(owner, 'Results', { bucketName });
      const role = roleIn(stack, ['s3:GetObject'], { roleName: 'Writer' });
      const statement = { actions: WRITE_RESULTS, resources: resources(bucket), principals: [role] };
      bucket.addToResourcePolicy(new PolicyStatement(statement));
      receiverIn(stack, role, bucket.bucketName);
    };

    const all = (bucket: Bucket) => [bucket.bucketArn, bucket.arnForObjects('*')];

    test('can write to it', () => {
      expect(reportedOn(allowed(all))).toEqual([]);
    });

    test('cannot write objects if the policy covers only the bucket', () => {
      expect(reportedOn(allowed((bucket) => [bucket.bucketArn]))).toEqual(ERROR);
    });

    test('cannot write to the bucket of another account without a policy of the role', () => {
      expect(reportedOn(allowed(all, ADVERTISER))).toEqual(ERROR);
    });
  });

  test('is not given leave by a bucket policy that only requires TLS', () => {
    const found = reportedOn((stack) => {
      const bucket = new Bucket(stack, 'Results', { enforceSSL: true });
      receiverIn(stack, roleIn(stack, ['s3:GetObject']), bucket.bucketName);
    });

    expect(found).toEqual(ERROR);
  });

  test.each([
    ['a key of its own', (stack: Stack) => new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS })],
    [
      'a key that is an L1 property',
      (stack: Stack) => {
        const kmsMasterKeyId = new Key(stack, 'Key').keyArn;
        const encryption = [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }];
        const cfn = new CfnBucket(stack, 'Results', {
          bucketEncryption: { serverSideEncryptionConfiguration: encryption },
        });
        return Bucket.fromBucketName(stack, 'Imported', cfn.ref);
      },
    ],
  ])('can use %s', (_, newBucket) => {
    const found = reportedOn((stack) => receiverIn(stack, roleIn(stack, WRITE_RESULTS), newBucket(stack).bucketName));

    expect(found).toEqual(['error ResultRoleCanUseKey Stack/AdsMembership']);
  });

  test('can use the key by a grant', () => {
    const found = reportedOn((stack) => {
      const bucket = new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS });
      const role = roleIn(stack, ['s3:ListBucket']);
      bucket.grantReadWrite(role);
      role.addToPolicy(new PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [bucket.bucketArn] }));
      receiverIn(stack, role, bucket.bucketName);
    });

    expect(found).toEqual([]);
  });

  test('can be assumed by Clean Rooms', () => {
    const found = reportedOn((stack) => {
      const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('s3.amazonaws.com') });
      role.addToPolicy(new PolicyStatement({ actions: WRITE_RESULTS, resources: ['*'] }));
      receiverIn(stack, role, new Bucket(stack, 'Results').bucketName);
    });

    expect(found).toEqual(['error ResultRoleTrustsCleanRooms Stack/AdsMembership']);
  });
});

describe('the role of a table', () => {
  const reading = (resources: (bucket: Bucket) => string[]) => (stack: Stack) => {
    const bucket = new Bucket(stack, 'Lake');
    const table = tableOver(glueTableIn(stack, { location: `s3://${bucket.bucketName}/sales/` }));
    const role = roleIn(stack, READ_TABLE, { resources: [...resources(bucket), 'arn:aws:glue:*:*:*'] });
    associationOf(table, memberOf(roomOf(stack)), { roleArn: role.roleArn });
  };
  const ERROR = ['error RoleCanReadTable Stack/SalesAssociation'];

  test('can read objects, not only the bucket', () => {
    expect(reportedOn(reading((bucket) => [bucket.bucketArn]))).toEqual(ERROR);
    expect(reportedOn(reading((bucket) => [bucket.bucketArn, bucket.arnForObjects('other/*')]))).toEqual(ERROR);
    expect(reportedOn(reading(() => ['arn:aws:s3:::lake']))).toEqual(ERROR);
    expect(reportedOn(reading((bucket) => [bucket.bucketArn, bucket.arnForObjects('sales/*')]))).toEqual([]);
    expect(reportedOn(reading(() => ['*']))).toEqual([]);
  });

  test('can decrypt them', () => {
    const found = reportedOn((stack) => {
      const bucket = new Bucket(stack, 'Lake', { encryption: BucketEncryption.KMS });
      const table = tableOver(glueTableIn(stack, { location: `s3://${bucket.bucketName}/sales/` }));
      associationOf(table, memberOf(roomOf(stack)), { roleArn: roleIn(stack, READ_TABLE).roleArn });
    });

    expect(found).toEqual(['error RoleCanDecryptTable Stack/SalesAssociation']);
  });
});

describe('a role that several associations share', () => {
  test('is one finding', () => {
    const found = reportedOn((stack) => {
      const membership = memberOf(roomOf(stack));
      const { roleArn } = roleIn(stack, ['glue:GetDatabase']);
      for (const id of ['Sales', 'Crm', 'Web']) {
        associationOf(tableIn(stack, {}, id), membership, { roleArn });
      }
    });

    expect(found).toEqual(['error RoleCanReadTable Stack/SalesAssociation']);
  });
});

describe('the trust of the role of a table', () => {
  const trusting = (conditions: (stack: Stack) => Conditions) => (stack: Stack) => {
    const room = roomOf(stack);
    const membership = memberOf(room);
    associationOf(tableIn(stack), membership, {
      roleArn: roleIn(stack, READ_TABLE, { conditions: conditions(stack) }).roleArn,
    });
  };
  const ERROR = ['error TrustAdmitsMembership Stack/SalesAssociation'];
  const sources = (...arns: string[]) => ({ ArnLike: { 'aws:SourceArn': arns } });

  test('admits the Region and an account of the collaboration', () => {
    const from = (region: string, account: string) =>
      trusting(() => sources(`arn:aws:cleanrooms:${region}:${account}:membership/*`));

    expect(reportedOn(from('eu-west-1', '111111111111'))).toEqual(ERROR);
    expect(reportedOn(from('us-east-1', '333333333333'))).toEqual(ERROR);
    expect(reportedOn(from('us-east-1', '111111111111'))).toEqual([]);
    expect(reportedOn(from('us-east-1', '*'))).toEqual([]);
  });

  test('admits memberships of this collaboration, not only of another one', () => {
    const ofAnother = trusting((stack) => sources(memberOf(roomOf(stack, {}, 'Other')).attrArn));
    expect(reportedOn(ofAnother)).toEqual(ERROR);

    const ofOwn = trusting((stack) => sources((stack.node.findChild('AdsMembership') as never as Arn).attrArn));
    expect(reportedOn(ofOwn)).toEqual([]);
  });

  test('is not open beside narrow statements', () => {
    const found = reportedOn((stack) => {
      const membership = memberOf(roomOf(stack));
      const role = roleIn(stack, READ_TABLE);
      const statement = new PolicyStatement({
        principals: [new ServicePrincipal('cleanrooms.amazonaws.com')],
        actions: ['sts:AssumeRole'],
        conditions: sources(membership.attrArn),
      });
      role.assumeRolePolicy?.addStatements(statement);
      associationOf(tableIn(stack), membership, { roleArn: role.roleArn });
    });

    expect(found).toEqual(['warning NarrowTrustStandsAlone Stack/SalesAssociation']);
  });
});

interface Arn {
  readonly attrArn: string;
}
