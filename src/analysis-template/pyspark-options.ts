import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { AnalysisArtifact } from './analysis-artifact';

/** The version of the PySpark environment in which an analysis template runs. */
export enum PysparkVersion {
  /** Version 1.0, with Python 3.11 and Spark 3.5.3. */
  PYSPARK_1_0 = 'PYSPARK_1_0',
  /**
   * Version 2.0.
   *
   * The template check of the CDK reports it as `W3030` if the CloudFormation schema of aws-cdk-lib lacks it.
   */
  PYSPARK_2_0 = 'PYSPARK_2_0',
}

/** The level of detail in the error messages of jobs, if it is not the basic one. */
export enum ErrorMessageType {
  /**
   * Detailed messages, which can contain data of the tables, including personally identifiable information.
   *
   * Use them only for development and tests; `ErrorMessagesAreBasic` reports them. All members who contribute data must approve a template with detailed
   * messages.
   */
  DETAILED = 'DETAILED',
}

/** Options for an analysis template in PySpark. */
export interface PysparkSourceOptions {
  /**
   * The user script, which is a Python file with the function `entrypoint`.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-user-script.html
   */
  readonly entryPoint: AnalysisArtifact;
  /**
   * Other files that the script needs: one `.tar.gz` archive that contains a virtual environment with libraries.
   *
   * All artifacts together can have up to 1 GB.
   *
   * @default - none; the script can use the libraries of the environment only
   */
  readonly additionalArtifacts?: AnalysisArtifact[];
  /**
   * The names of the tables that the script reads, which are the names of their associations.
   *
   * A table can be associated later, but jobs fail until it is.
   */
  readonly referencedTables: string[];
  /**
   * The version of the PySpark environment.
   *
   * @default PysparkVersion.PYSPARK_1_0
   */
  readonly version?: PysparkVersion;
  /**
   * The level of detail in the error messages of jobs.
   *
   * @default - basic messages, which do not contain data
   */
  readonly errorMessageType?: ErrorMessageType;
  /**
   * The membership of the member who can run jobs, after that member has joined.
   *
   * With it, the trust policy of the role is limited to this membership and the membership of the author.
   *
   * @default - the membership of the author if that member can run jobs; otherwise any membership of the account that can
   * run jobs, or of any account if it is not known
   */
  readonly runnerMembership?: IMembershipRef;
  /**
   * The role that Clean Rooms assumes to read the artifacts.
   *
   * The role must be in the account of the membership. If its policies are part of this app, they are validated.
   *
   * @default - a role that can read only these artifacts, for this collaboration
   */
  readonly role?: IRoleRef;
}
