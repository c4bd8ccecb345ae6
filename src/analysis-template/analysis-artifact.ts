import { statSync } from 'node:fs';
import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { BUCKET, KEY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { literalInPolicy } from '../private/iam-pattern';
import { kmsKey, kmsKeyOf, statement, VIA_S3 } from '../private/kms-key';
import { inLanguageOfApp } from '../private/language';
import { mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { code, text } from '../private/text';
import type { BoundArtifact } from './source-of-template';

/** Options for an artifact in an Amazon S3 bucket. */
export interface BucketArtifactOptions {
  /**
   * The AWS KMS key that encrypts the object.
   *
   * @default - the encryption key of the bucket, if the bucket is part of this app or imported with its key
   */
  readonly encryptionKey?: IKeyRef;
}

/**
 * A file that a PySpark analysis template uses: a user script, or a virtual environment.
 *
 * Clean Rooms runs the version of the file that exists when the template is created, and verifies its SHA-256 hash. All
 * jobs of the template fail after the file is modified or removed.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html
 * @example
 * const code = s3.Bucket.fromBucketName(this, 'Code', 'advertiser-code');
 * const script = AnalysisArtifact.fromBucket(code, 'reach/2026-04-01/reach.py');
 */
export class AnalysisArtifact {
  /**
   * A local file, which the CDK CLI uploads when the stack is deployed.
   *
   * The key of the object contains the hash of the file, so that a modified file is another object and leads to a new
   * template. The bucket of a bootstrap stack keeps versions, and the CDK CLI uploads files with a SHA-256 checksum, as
   * Clean Rooms requires.
   *
   * Of the name, the key keeps only what follows the last period. The archive of a virtual environment must be a `.tar.gz`
   * file, so upload it to a bucket, and use `AnalysisArtifact.fromBucket`. An asset of such a file has the warning
   * `CleanRooms::ArchiveLosesExtension`.
   *
   * To specify more options, such as bundling, create an `Asset`, and use `AnalysisArtifact.fromBucket` with its `bucket`
   * and its `s3ObjectKey`.
   *
   * The path is relative to the working directory of the app. If it is not the path of a file, the method throws an error.
   *
   * @example
   * const source = AnalysisSource.pyspark({
   *   entryPoint: AnalysisArtifact.fromAsset('jobs/reach.py'),
   *   referencedTables: ['impressions'],
   * });
   */
  public static fromAsset(path: string): AnalysisArtifact {
    requireShapes(code('AnalysisArtifact.fromAsset'), { path: STRING }, { path });
    requireFile(path);
    return new AnalysisArtifact((scope, id) => {
      if (path.endsWith('.tar.gz')) {
        reportLostExtension(scope, path);
      }
      const { bucket, s3ObjectKey } = new Asset(scope, id, { path });
      return objectIn(bucket, s3ObjectKey);
    });
  }

  /**
   * An object in an Amazon S3 bucket.
   *
   * The bucket must keep versions and be in the Region of the collaboration, and the object must have a SHA-256 checksum.
   * Use another key for each version of a file, because a template continues to use the version that it was created
   * with.
   *
   * @param key the key of the object: up to 1,024 characters
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/store-artifacts-in-s3.html
   * @example
   * const code = s3.Bucket.fromBucketName(this, 'Code', 'advertiser-code');
   * const archive = AnalysisArtifact.fromBucket(code, 'reach/2026-04-01/packages.tar.gz');
   */
  public static fromBucket(bucket: IBucketRef, key: string, options: BucketArtifactOptions = {}): AnalysisArtifact {
    requireShapes(code('AnalysisArtifact.fromBucket'), IN_BUCKET, { bucket, key, options });
    return new AnalysisArtifact(() => objectIn(bucket, key, options.encryptionKey));
  }

  private constructor(private readonly bind: (scope: Construct, id: string) => BoundArtifact) {}

  /**
   * The object, for which an asset is created in `scope` if it is a local file.
   *
   * @internal
   */
  public _bind(scope: Construct, id: string): BoundArtifact {
    return this.bind(scope, id);
  }
}

mark('AnalysisArtifact', AnalysisArtifact);

const IN_BUCKET = {
  bucket: BUCKET,
  key: STRING,
  options: struct<BucketArtifactOptions>({ encryptionKey: optional(KEY) }),
};

/** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
function objectIn(bucket: IBucketRef, key: string, encryptionKey?: IKeyRef): BoundArtifact {
  const { bucketArn, bucketName } = bucket.bucketRef;
  const encryption = encryptionKey ? kmsKey(encryptionKey) : kmsKeyOf(bucket);
  return {
    property: { location: { bucket: bucketName, key } },
    statements: [
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [`${bucketArn}/${literalInPolicy(key)}`],
        conditions: { StringEquals: { 's3:ResourceAccount': bucket.env.account } },
      }),
      ...(encryption ? [statement(encryption, ['kms:Decrypt'], VIA_S3)] : []),
    ],
  };
}

/**
 * The CDK keeps only the last extension of an asset, and the guide names archives by both.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/store-artifacts-in-s3.html
 */
function reportLostExtension(scope: Construct, path: string): void {
  const message = text`the key of the asset ${JSON.stringify(path)} ends in ".gz" only, but Clean Rooms requires the
    archive of a virtual environment to be a ".tar.gz" file; upload it to a bucket, and use
    ${code('AnalysisArtifact.fromBucket')}`;
  Validations.of(scope).addWarning('CleanRooms::ArchiveLosesExtension', inLanguageOfApp(message));
}

function requireFile(path: string): void {
  const problem = problemOf(path);
  if (problem !== undefined) {
    throw new InputError(code`AnalysisArtifact.fromAsset(${JSON.stringify(path)})`, {
      what: problem,
      why: `an artifact is a single file, and a relative path is resolved from ${JSON.stringify(process.cwd())}`,
      fix: 'specify the absolute path of a file, for example one based on the folder of the source file',
    });
  }
}

function problemOf(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? undefined : 'the path is not that of a file';
  } catch (error) {
    return `the file cannot be read: ${(error as Error).message}`;
  }
}
