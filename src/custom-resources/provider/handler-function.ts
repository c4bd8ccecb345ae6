import { existsSync } from 'node:fs';
import { AspectPriority, Aspects, Aws, type IAspect, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Code, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { handlerConfiguration } from '../../private/handler-configuration';
import { inPackage } from '../../private/package-root';
import { STACK_VARIABLE } from '../engine/stack-variable';
import { KINDS, type KindName } from '../kinds';
import { applyConfiguration, type ConfigurableHandler } from './configured-handler';

/** For one delivery; if the function fails, Lambda delivers the request twice more, after pauses. */
export const FUNCTION_TIMEOUT_SECONDS = 180;

/** How long CloudFormation waits: three deliveries of three minutes, and the pauses of one and two minutes between them. */
export const SERVICE_TIMEOUT_SECONDS = 900;

/**
 * The function, with its role and its log group, that handles all custom resources of one kind in a stack. Its
 * permissions are in the policies that the resources add.
 */
export class HandlerFunction extends Construct {
  /** The function of a kind in the stack of a scope. */
  public static of(scope: IConstruct, kind: KindName): HandlerFunction {
    const stack = Stack.of(scope);
    const id = `CdkCleanRooms${pascalCase(kind)}`;
    return (stack.node.tryFindChild(id) as HandlerFunction | undefined) ?? new HandlerFunction(stack, id, kind);
  }

  public readonly functionArn: string;
  public readonly role: Role;

  private constructor(stack: Stack, id: string, kind: KindName) {
    super(stack, id);
    const { resourceType } = KINDS[kind];
    const runtime = determineLatestNodeRuntime(this);

    // With the defaults of the CDK, or what the app injects or configures.
    const logGroup = new LogGroup(this, 'LogGroup');
    const policy = new PolicyDocument({ statements: [logging(logGroup)] });
    this.role = new Role(this, 'Role', {
      description: `Allows the handler of ${resourceType} (cdk-cleanrooms) to write logs`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Execution: policy },
    });

    // It refuses requests of other stacks.
    const variables = { [STACK_VARIABLE]: Aws.STACK_ID };
    const code = Code.fromAsset(assetOf(kind));
    const { s3Location } = code.bind(this);
    const resource = new CfnFunction(this, 'Resource', {
      description: `Handles ${resourceType} (cdk-cleanrooms)`,
      code: { s3Bucket: s3Location?.bucketName, s3Key: s3Location?.objectKey },
      handler: 'index.handler',
      runtime: runtime.name,
      role: this.role.roleArn,
      timeout: FUNCTION_TIMEOUT_SECONDS,
      memorySize: 256,
      loggingConfig: { logGroup: logGroup.logGroupName },
      environment: { variables },
    });
    code.bindToResource(resource);
    this.functionArn = resource.attrArn;

    // What `CustomResourceConfig` looks for: the function for its runtime, the log group for retention and removal.
    this.node.addMetadata(`${CUSTOM_RESOURCE_HANDLER}singleton`, true);
    this.node.addMetadata(`${CUSTOM_RESOURCE_HANDLER}runtime-family`, runtime.family);
    logGroup.node.addMetadata(`${CUSTOM_RESOURCE_HANDLER}logGroup`, true);

    const configurable = { scope: this, resource, variables, logGroup, role: this.role, policy };
    Aspects.of(this).add(new ConfigurationAspect(configurable), { priority: AspectPriority.MUTATING });
  }
}

/** At synthesis, when every scope above the function has been configured. */
class ConfigurationAspect implements IAspect {
  private isApplied = false;

  constructor(private readonly handler: ConfigurableHandler) {}

  public visit(construct: IConstruct): void {
    // It also visits the children, and an app can be synthesized twice.
    if (construct === this.handler.scope && !this.isApplied) {
      this.isApplied = true;
      applyConfiguration(this.handler, handlerConfiguration(construct));
    }
  }
}

const CUSTOM_RESOURCE_HANDLER = 'aws:cdk:is-custom-resource-handler-';

/** The group exists, so the function need not create it, also not again after its deletion. */
function logging({ logGroupArn }: LogGroup): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroupArn],
  });
}

function assetOf(kind: KindName): string {
  const folder = inPackage('assets', kind);
  if (existsSync(folder)) {
    return folder;
  }
  throw new Error(`${folder} is missing: in a clone of cdk-cleanrooms, run "npm run bundle"`);
}

function pascalCase(kind: KindName): string {
  return kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
