import type { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { requireKeyPrefix, withoutSlashes } from '../private/bucket-objects';
import { BUCKET, KEY, ROLE } from '../private/cdk-shapes';
import { newServiceRole } from '../private/service-role';
import { enumOf, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { code } from '../private/text';
import { type Results, writeResults } from './result-access';
import { ResultFormat } from './result-output';

/** Options for the results of PySpark jobs in an Amazon S3 bucket. */
export interface S3JobResultOptions {
  /**
   * The format of the result files.
   *
   * The template check of the CDK reports it as `F3002` if the CloudFormation schema of aws-cdk-lib lacks the property.
   *
   * @default - the default format of Clean Rooms
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
   * The AWS KMS key that encrypts the bucket.
   *
   * @default - the encryption key of the bucket, if the bucket is part of this app or imported with its key
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The role that Clean Rooms assumes to write the results of jobs.
   *
   * The role must be in the account of the membership. The library does not add policies to it.
   *
   * @default - a role that can write only below the key prefix
   */
  readonly role?: IRoleRef;
}

/**
 * The default destination of the results of PySpark jobs.
 *
 * The bucket cannot contain data of the collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/edit-job-results-settings.html
 * @example
 * const results = new s3.Bucket(this, 'Results');
 * const output = JobResultOutput.s3(results, { keyPrefix: 'jobs' });
 */
export class JobResultOutput {
  /**
   * Writes the results of jobs to an Amazon S3 bucket, which must be in a Region that the collaboration allows.
   *
   * @example
   * const output = JobResultOutput.s3(new s3.Bucket(this, 'JobResults'), { keyPrefix: 'jobs' });
   */
  public static s3(bucket: IBucketRef, options: S3JobResultOptions = {}): JobResultOutput {
    requireShapes(code('JobResultOutput.s3'), S3, { bucket, options });
    requireKeyPrefix(options.keyPrefix, code('JobResultOutput.s3'));
    return new JobResultOutput(bucket, options);
  }

  private constructor(
    private readonly bucket: IBucketRef,
    private readonly options: S3JobResultOptions,
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
    return newServiceRole(scope, 'JobResultsRole', {
      description: 'Clean Rooms writes the results of jobs with this role',
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
  public _render(role: IRoleRef): CfnMembership.MembershipProtectedJobResultConfigurationProperty {
    const { keyPrefix } = this.options;
    return {
      outputConfiguration: {
        s3: { bucket: this.bucket.bucketRef.bucketName, keyPrefix: keyPrefix && withoutSlashes(keyPrefix) },
      },
      roleArn: role.roleRef.roleArn,
    };
  }

  /**
   * Adds the format, which the L1 of aws-cdk-lib 2.275.0 lacks.
   *
   * @internal
   */
  public _override(resource: CfnMembership): void {
    const { format } = this.options;
    if (format !== undefined) {
      resource.addPropertyOverride('DefaultJobResultConfiguration.OutputConfiguration.S3.ResultFormat', format);
    }
  }
}

mark('JobResultOutput', JobResultOutput);

const S3 = {
  bucket: BUCKET,
  options: struct<S3JobResultOptions>({
    format: optional(enumOf('ResultFormat', ResultFormat)),
    keyPrefix: optional(STRING),
    encryptionKey: optional(KEY),
    role: optional(ROLE),
  }),
};
