import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { AnalysisArtifact, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { permissionsOf, theOnly } from '../support/readable';
import { ADVERTISER, AN_ID, advertiserStack, STRANGER } from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::AnalysisTemplate';
const KEY_ARN = `arn:aws:kms:us-east-1:${ADVERTISER}:key/${AN_ID}`;

const folder = mkdtempSync(join(tmpdir(), 'artifact-'));
const script = join(folder, 'reach.py');
writeFileSync(script, 'def entrypoint(context): ...\n', 'utf8');
const module = join(folder, 'libraries.zip');
writeFileSync(module, 'not an archive, which nobody looks into', 'utf8');
const archive = join(folder, 'libraries.tar.gz');
writeFileSync(archive, 'not an archive, which nobody looks into', 'utf8');

/** The template of an advertiser who writes a job with these artifacts. */
function jobOf(entryPoint: (stack: Stack) => AnalysisArtifact, ...additionalArtifacts: AnalysisArtifact[]): Template {
  const stack = advertiserStack();
  new AnalysisTemplate(stack, 'Reach', {
    membership: Membership.fromMembershipId(stack, 'Membership', AN_ID),
    source: AnalysisSource.pyspark({
      entryPoint: entryPoint(stack),
      additionalArtifacts: additionalArtifacts.length > 0 ? additionalArtifacts : undefined,
      referencedTables: ['sales'],
    }),
  });
  return Template.fromStack(stack);
}

describe('a local file', () => {
  test('is an asset with the hash of the file in its key', () => {
    const template = jobOf(() => AnalysisArtifact.fromAsset(script), AnalysisArtifact.fromAsset(module));

    const bucket = `cdk-hnb659fds-assets-${ADVERTISER}-us-east-1`;
    expect(theOnly(template, TYPE).properties.Source).toEqual({
      Artifacts: {
        EntryPoint: { Location: { Bucket: bucket, Key: expect.stringMatching(/^[0-9a-f]{64}\.py$/) } },
        AdditionalArtifacts: [{ Location: { Bucket: bucket, Key: expect.stringMatching(/^[0-9a-f]{64}\.zip$/) } }],
        RoleArn: '<ReachCodeRole.Arn>',
      },
    });
  });

  test('can be found from the working directory', () => {
    expect(() => jobOf(() => AnalysisArtifact.fromAsset(relative(process.cwd(), script)))).not.toThrow();
  });

  test('can be an artifact of several templates', () => {
    const artifact = AnalysisArtifact.fromAsset(script);

    expect(jobOf(() => artifact).toJSON()).toEqual(jobOf(() => artifact).toJSON());
  });

  test('is reported if it is an archive, whose extension is not kept', () => {
    const stack = advertiserStack();
    new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipId(stack, 'Membership', AN_ID),
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromAsset(script),
        additionalArtifacts: [AnalysisArtifact.fromAsset(archive)],
        referencedTables: ['sales'],
      }),
    });

    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('ends in ".gz" only'));
    expect(warnings.map(({ id }) => id)).toEqual(['/Advertiser/Reach']);
  });

  test('fails if there is none', () => {
    expect(() => AnalysisArtifact.fromAsset('missing.py')).toThrow(
      [
        'AnalysisArtifact.fromAsset("missing.py"): the file cannot be read: ENOENT: no such file or directory, ' +
          "stat 'missing.py'",
        `why: an artifact is a single file, and a relative path is resolved from ${JSON.stringify(process.cwd())}`,
        'fix: specify the absolute path of a file, for example one based on the folder of the source file',
      ].join('\n    '),
    );
  });

  test('fails if it is a folder', () => {
    expect(() => AnalysisArtifact.fromAsset(folder)).toThrow('the path is not that of a file');
  });
});

describe('an object in a bucket', () => {
  const code = (stack: Stack) => Bucket.fromBucketName(stack, 'Code', 'code');

  test('is stated by bucket and key', () => {
    const template = jobOf((stack) => AnalysisArtifact.fromBucket(code(stack), 'jobs/reach.py'));

    expect(theOnly(template, TYPE).properties.Source).toMatchObject({
      Artifacts: { EntryPoint: { Location: { Bucket: 'code', Key: 'jobs/reach.py' } } },
    });
  });

  test('can be read by the role, and nothing else', () => {
    const template = jobOf((stack) => AnalysisArtifact.fromBucket(code(stack), 'jobs/reach.py'));

    expect(permissionsOf(template)).toEqual([
      {
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: 'arn:<AWS::Partition>:s3:::code/jobs/reach.py',
        Condition: { StringEquals: { 's3:ResourceAccount': ADVERTISER } },
      },
    ]);
  });

  test('has characters in its key that are no wildcards for the role', () => {
    const template = jobOf((stack) => AnalysisArtifact.fromBucket(code(stack), 'jobs/*.py'));

    expect(permissionsOf(template)).toMatchObject([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
      { Resource: 'arn:<AWS::Partition>:s3:::code/jobs/${*}.py' },
    ]);
  });

  test('can be in a bucket of another account', () => {
    const template = jobOf((stack) =>
      AnalysisArtifact.fromBucket(
        Bucket.fromBucketAttributes(stack, 'Code', { bucketName: 'code', account: STRANGER }),
        'reach.py',
      ),
    );

    expect(permissionsOf(template)).toMatchObject([
      { Condition: { StringEquals: { 's3:ResourceAccount': STRANGER } } },
    ]);
  });

  test.each<[string, (stack: Stack) => AnalysisArtifact, string]>([
    [
      'the key of its bucket',
      (stack) =>
        AnalysisArtifact.fromBucket(
          new Bucket(stack, 'Code', { encryption: BucketEncryption.KMS, versioned: true }),
          'a',
        ),
      '<CodeKey.Arn>',
    ],
    [
      'the key that is specified',
      (stack) =>
        AnalysisArtifact.fromBucket(code(stack), 'a', { encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }),
      KEY_ARN,
    ],
  ])('can be decrypted with %s', (_, artifactIn, key) => {
    expect(permissionsOf(jobOf(artifactIn))[1]).toEqual({
      Action: 'kms:Decrypt',
      Resource: key,
      Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
    });
  });
});
