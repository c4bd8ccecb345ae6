import { Stack } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { KEY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { configureHandlers } from '../private/handler-configuration';
import {
  CONSTRUCT,
  knownNumber,
  listOf,
  mapOf,
  optional,
  reference,
  requireShapes,
  type Shape,
  STRING,
  struct,
} from '../private/shape';
import { code, text } from '../private/text';

/** Options for the functions behind custom resources. */
export interface CleanRoomsHandlerOptions {
  /**
   * The VPC in which the functions run.
   *
   * The functions need a connection to AWS Clean Rooms and to the Amazon S3 bucket to which CloudFormation wants the
   * responses, by a NAT gateway or by VPC endpoints. Without one, each custom resource fails after 15 minutes. Their
   * roles then allow Lambda, but not the code of the functions, to manage network interfaces.
   *
   * @default - the functions do not run in a VPC
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   */
  readonly vpc?: IVpc;

  /**
   * The subnets in which the functions run, which must be subnets of `vpc`.
   *
   * A function in a public subnet has no connection to the internet, so public subnets are rejected.
   *
   * @default - all private subnets of the VPC
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the functions, which must be of `vpc`. They must allow outbound connections to port 443.
   *
   * @default - each function has a security group that allows outbound connections to port 443 only
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The number of executions that are reserved for each function, which is also their maximum. At least 1.
   *
   * Lambda holds back requests that exceed it, and delivers them again later. CloudFormation waits for 15 minutes.
   *
   * @default - the functions share the unreserved concurrency of the account
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * The KMS key with which the log groups of the functions are encrypted.
   *
   * Its policy then allows Amazon CloudWatch Logs in the Region and account of each function to use it for log groups.
   * The policy of an imported key does not change. The key must be in the Region of the functions.
   *
   * @default - log groups are encrypted with a key of the service
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly logEncryptionKey?: IKeyRef;

  /**
   * Environment variables of the functions, such as `AWS_USE_FIPS_ENDPOINT`. They are not secret.
   *
   * The functions find the endpoints of services by the variables of the AWS SDKs: `AWS_USE_FIPS_ENDPOINT`,
   * `AWS_USE_DUALSTACK_ENDPOINT`, `AWS_ENDPOINT_URL_CLEANROOMS`, `AWS_ENDPOINT_URL` and
   * `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`. `STACK_ID` is set by this library.
   *
   * @default - only `STACK_ID`, the ARN of the stack
   * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html
   */
  readonly environment?: { [name: string]: string };

  /**
   * The KMS key with which the environment variables of the functions are encrypted.
   *
   * The roles of the functions then allow decryption with the key, which must be in the Region of the functions.
   *
   * @default - environment variables are encrypted with a key of the service
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
   */
  readonly environmentEncryption?: IKeyRef;

  /**
   * The tags of the functions, and of their roles, log groups and security groups. They replace tags with the same keys that
   * `Tags.of` adds to the app, a stage or a stack.
   *
   * @default - only the tags that `Tags.of` adds
   */
  readonly tags?: { [key: string]: string };
}

/**
 * The functions behind the custom resources in an app, a stage, a stack, or another scope.
 *
 * Each stack with a custom resource has one function for each kind of it. This class configures what `CustomResourceConfig`
 * of the CDK does not: that class sets log retention, the removal policy of log groups, and the runtime, also for these
 * functions. By default, logs are retained for two years, and log groups are retained.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources.CustomResourceConfig.html
 * @example
 * declare const vpc: ec2.IVpc;
 * CleanRoomsHandlers.of(this).configure({ vpc, reservedConcurrentExecutions: 2 });
 * custom_resources.CustomResourceConfig.of(this).addLogRetentionLifetime(logs.RetentionDays.ONE_MONTH);
 */
export class CleanRoomsHandlers {
  /**
   * Returns the functions in a scope, also those of custom resources that are added later.
   *
   * The functions are children of their stacks, so the scope must be a stack, or contain stacks.
   *
   * @param scope the app, stage or stack, or a construct that contains stacks
   * @throws if the scope is a construct inside of a stack
   * @example
   * CleanRoomsHandlers.of(this).configure({ tags: { Team: 'Data' } });
   */
  public static of(scope: IConstruct): CleanRoomsHandlers {
    requireShapes(OF, { scope: CONSTRUCT }, { scope });
    const stack = scope.node.scopes.find(Stack.isStack);
    if (stack !== undefined && !Stack.isStack(scope)) {
      throw new InputError(OF, {
        what: text`"${scope.node.path}" is inside of the stack "${stack.node.path}"`,
        why: 'all custom resources of one kind in a stack share a function, which is a child of the stack',
        fix: text`specify the stack, with ${code('Stack.of(scope)')}`,
      });
    }
    return new CleanRoomsHandlers(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Configures the functions at synthesis, whether their custom resources are added before or after this call.
   *
   * For each option, the nearest scope that states it is decisive, and the last call for that scope. The VPC, its subnets and
   * its security groups are one option. Tags and environment variables are merged.
   *
   * @param options what to configure; other options stay as they are
   * @throws if subnets or security groups are specified without a VPC, or if the VPC has no private subnets
   * @example
   * declare const key: kms.Key;
   * CleanRoomsHandlers.of(this).configure({ logEncryptionKey: key });
   */
  public configure(options: CleanRoomsHandlerOptions): void {
    requireShapes(CONFIGURE, OPTIONS, { options });
    requireOtherVariables(options);
    requirePrivateSubnets(options);
    configureHandlers(this.scope, options);
  }
}

const OF = code('CleanRoomsHandlers.of');
const CONFIGURE = code('cleanRoomsHandlers.configure');

function requireOtherVariables({ environment = {} }: CleanRoomsHandlerOptions): void {
  if (Object.hasOwn(environment, 'STACK_ID')) {
    throw new InputError(CONFIGURE, {
      what: text`${code('environment')} contains "STACK_ID"`,
      why: 'by this variable, a function refuses requests of other stacks',
      fix: 'remove it, since each function has the ARN of its stack there',
    });
  }
}

function requirePrivateSubnets({ vpc, vpcSubnets, securityGroups }: CleanRoomsHandlerOptions): void {
  if (vpc === undefined) {
    const [stray] = Object.keys({ ...(vpcSubnets && { vpcSubnets }), ...(securityGroups && { securityGroups }) });
    if (stray !== undefined) {
      throw new InputError(CONFIGURE, {
        what: text`${code(stray)} is specified without ${code('vpc')}`,
        why: 'subnets and security groups are of one VPC',
        fix: text`specify ${code('vpc')} in the same call`,
      });
    }
    return;
  }
  const publicIds = new Set(vpc.publicSubnets.map(({ subnetId }) => subnetId));
  const { subnetIds } = vpc.selectSubnets(vpcSubnets);
  const publicId = subnetIds.find((id) => publicIds.has(id));
  if (publicId !== undefined) {
    throw new InputError(CONFIGURE, {
      what: text`${code('vpcSubnets')} selects public subnets of "${vpc.node.path}"`,
      why: 'a function in a public subnet has no connection to the internet, and cannot respond to CloudFormation',
      fix: 'select private subnets with a NAT gateway, or with VPC endpoints for AWS Clean Rooms and Amazon S3',
    });
  }
}

const OPTIONS = {
  options: struct<CleanRoomsHandlerOptions>({
    environment: optional(mapOf(STRING)),
    environmentEncryption: optional(KEY),
    logEncryptionKey: optional(KEY),
    reservedConcurrentExecutions: optional(
      knownNumber((count) => Number.isInteger(count) && count >= 1, {
        why: 'a function without executions never responds, and CloudFormation waits for 15 minutes',
        fix: 'specify an integer of at least 1 that is known at synthesis, or leave the option out',
      }),
    ),
    securityGroups: optional(listOf(reference<ISecurityGroup>('a security group', 'securityGroupId'))),
    tags: optional(mapOf(STRING)),
    vpc: optional(reference<IVpc>('a VPC', 'selectSubnets', 'publicSubnets')),
    vpcSubnets: optional(struct<object>({}) as Shape<SubnetSelection>),
  }),
};
