import type { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { requireKeyPrefix, withoutSlashes } from '../private/bucket-objects';
import { BUCKET, KEY, ROLE } from '../private/cdk-shapes';
import { newServiceRole } from '../private/service-role';
import { BOOLEAN, enumOf, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { code } from '../private/text';
import { type Results, writeResults } from './result-access';

/** The format of a result file. */
export enum ResultFormat {
  /** Comma-separated values. */
  CSV = 'CSV',
  /** Apache Parquet. */
  PARQUET = 'PARQUET',
}

/** Options for query results in an Amazon S3 bucket. */
export interface S3ResultOptions {
  /**
   * The format of the result files.
   *
   * @default ResultFormat.PARQUET
   */
  readonly format?: ResultFormat;
  /**
   * The key prefix of the result files: up to 512 characters.
   *
   * Leading and trailing slashes are removed.
   *
   * @default - the root of the bucket
   */
  readonly keyPrefix?: string;
  /**
   * Whether each query writes a single file instead of several files.
   *
   * @default false
   */
  readonly singleFile?: boolean;
  /**
   * The AWS KMS key that encrypts the bucket.
   *
   * @default - the encryption key of the bucket, if the bucket is part of this app or imported with its key
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The role that Clean Rooms assumes to write query results.
   *
   * The role must be in the account of the membership. The library does not add policies to it.
   *
   * @default - a role that can write only below the key prefix
   */
  readonly role?: IRoleRef;
}

/**
 * The default destination of query results.
 *
 * The bucket cannot contain data of the collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-settings.html
 * @example
 * const results = new s3.Bucket(this, 'Results');
 * const output = ResultOutput.s3(results, { keyPrefix: 'reach', format: ResultFormat.PARQUET });
 */
export class ResultOutput {
  /**
   * Writes query results to an Amazon S3 bucket, which must be in a Region that the collaboration allows.
   *
   * @example
   * const output = ResultOutput.s3(new s3.Bucket(this, 'QueryResults'), { keyPrefix: 'reach' });
   */
  public static s3(bucket: IBucketRef, options: S3ResultOptions = {}): ResultOutput {
    requireShapes(code('ResultOutput.s3'), S3, { bucket, options });
    requireKeyPrefix(options.keyPrefix, code('ResultOutput.s3'));
    return new ResultOutput(bucket, options);
  }

  private constructor(
    private readonly bucket: IBucketRef,
    private readonly options: S3ResultOptions,
  ) {}

  /**
   * The specified role, or a new role in `scope`.
   *
   * @internal
   */
  public _role(scope: Construct, trust: () => IPrincipal): IRoleRef {
    const { role } = this.options;
    if (role) {
      return role;
    }
    return newServiceRole(scope, 'ResultsRole', {
      description: 'Clean Rooms writes the results of queries with this role',
      trust: trust(),
      policyName: 'WriteResults',
      statements: writeResults(this.bucket, this.options),
      wildcardReason: 'the keys of the objects below the key prefix are not known at synthesis',
    });
  }

  /**
   * Where the results are, for those who read them.
   *
   * @internal
   */
  public get _results(): Results {
    return { ...this.options, bucket: this.bucket };
  }

  /** @internal */
  public _render(role: IRoleRef): CfnMembership.MembershipProtectedQueryResultConfigurationProperty {
    const { format, keyPrefix, singleFile } = this.options;
    return {
      outputConfiguration: {
        s3: {
          bucket: this.bucket.bucketRef.bucketName,
          resultFormat: format ?? ResultFormat.PARQUET,
          keyPrefix: keyPrefix && withoutSlashes(keyPrefix),
          singleFileOutput: singleFile,
        },
      },
      roleArn: role.roleRef.roleArn,
    };
  }
}

mark('ResultOutput', ResultOutput);

const S3 = {
  bucket: BUCKET,
  options: struct<S3ResultOptions>({
    format: optional(enumOf('ResultFormat', ResultFormat)),
    keyPrefix: optional(STRING),
    singleFile: optional(BOOLEAN),
    encryptionKey: optional(KEY),
    role: optional(ROLE),
  }),
};
