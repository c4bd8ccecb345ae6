import type { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { type IPrincipal, type IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { encrypt, keyArnOf } from '../private/bucket-key';
import { objectsBelow, withoutSlashes } from '../private/bucket-objects';
import { newServiceRole } from '../private/service-role';

/** The format of a result file. */
export enum ResultFormat {
  /** Comma-separated values. */
  CSV = 'CSV',
  /** Apache Parquet. */
  PARQUET = 'PARQUET',
}

/** How results are written to a bucket. */
export interface S3ResultOptions {
  /**
   * The format of the files.
   *
   * @default ResultFormat.PARQUET
   */
  readonly format?: ResultFormat;
  /**
   * Where in the bucket the results go: up to 512 characters. Slashes at either end are left out.
   *
   * @default - the root of the bucket
   */
  readonly keyPrefix?: string;
  /**
   * Whether each query writes one file instead of several.
   *
   * @default false
   */
  readonly singleFile?: boolean;
  /**
   * The key with which the bucket encrypts.
   *
   * @default - the key that the bucket names, if it is a bucket of this app or an import that says so
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The role with which Clean Rooms writes. It belongs to the account of the membership, and its policies are yours.
   *
   * @default - a role that may write below the key prefix only
   */
  readonly role?: IRoleRef;
}

/**
 * Where the results of queries go unless a query says otherwise.
 *
 * The bucket must hold no data of the collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-settings.html
 */
export class ResultOutput {
  /** A bucket of Amazon S3, in a Region that the collaboration allows. */
  public static s3(bucket: IBucketRef, options: S3ResultOptions = {}): ResultOutput {
    return new ResultOutput(bucket, options);
  }

  private constructor(
    private readonly bucket: IBucketRef,
    private readonly options: S3ResultOptions,
  ) {}

  /**
   * The role that writes: the given one, or a new one in `scope`.
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
      statements: this.statements(),
    });
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

  /** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
  private statements(): PolicyStatement[] {
    const { bucketArn } = this.bucket.bucketRef;
    const { keyPrefix, encryptionKey } = this.options;
    const conditions = { StringEquals: { 'aws:ResourceAccount': this.bucket.env.account } };
    return [
      new PolicyStatement({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [bucketArn], conditions }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [objectsBelow(bucketArn, keyPrefix)], conditions }),
      ...encrypt(encryptionKey?.keyRef.keyArn ?? keyArnOf(this.bucket)),
    ];
  }
}
