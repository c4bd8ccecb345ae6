import { existsSync } from 'node:fs';
import { ArnFormat, Lazy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Code, determineLatestNodeRuntime } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, type IConstruct } from 'constructs';
import { inPackage } from '../../private/package-root';
import { explainWildcards } from './nag';

/** One request; Lambda delivers it twice more, after pauses, if the function crashes. */
export const FUNCTION_TIMEOUT_SECONDS = 180;

/**
 * The function that serves all custom resources of one kind in a stack, with its role. What it may do is said by the
 * policy that each resource adds.
 */
export class HandlerFunction extends Construct {
  /** The function of a kind in the stack of a scope. */
  public static of(scope: IConstruct, kind: string): HandlerFunction {
    const stack = Stack.of(scope);
    const id = `CdkCleanRooms${pascalCase(kind)}`;
    return (stack.node.tryFindChild(id) as HandlerFunction | undefined) ?? new HandlerFunction(stack, id, kind);
  }

  public readonly functionArn: string;
  public readonly role: Role;

  private constructor(stack: Stack, id: string, kind: string) {
    super(stack, id);
    const runtime = determineLatestNodeRuntime(this);
    const logGroupName = `/aws/lambda/${stack.stackName}-${id}`;

    this.role = new Role(this, 'Role', {
      description: `Lets the custom resources ${kind} of cdk-cleanrooms write logs`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Logs: new PolicyDocument({ statements: [logging(() => this.logGroupArns(logGroupName))] }),
      },
    });
    const reason = 'Lambda invents the names of the log streams in the one log group that this names';
    explainWildcards(this.role, this.logGroupArns(logGroupName), reason);

    const code = Code.fromAsset(assetOf(kind));
    const { s3Location } = code.bind(this);
    const resource = new CfnFunction(this, 'Resource', {
      description: `Custom resources ${kind} of cdk-cleanrooms`,
      code: { s3Bucket: s3Location?.bucketName, s3Key: s3Location?.objectKey },
      handler: 'index.handler',
      runtime: runtime.name,
      role: this.role.roleArn,
      timeout: FUNCTION_TIMEOUT_SECONDS,
      memorySize: 256,
    });
    code.bindToResource(resource);
    // An override rather than the property, which would keep CustomResourceConfig from giving a log group of its own.
    resource.addPropertyOverride('LoggingConfig', { LogGroup: logGroupName });
    this.functionArn = resource.attrArn;
    this.knowCustomResourceConfig(runtime.family);
  }

  /** Marks this as what `CustomResourceConfig.of(…)` configures: its log group and its runtime. */
  private knowCustomResourceConfig(family: number | undefined): void {
    this.node.addMetadata('aws:cdk:is-custom-resource-handler-singleton', true);
    this.node.addMetadata('aws:cdk:is-custom-resource-handler-runtime-family', family);
  }

  private logGroupArns(logGroupName: string): string[] {
    const configured = this.node.defaultChild?.node.tryFindChild('logGroup') as ILogGroup | undefined;
    if (configured) {
      return [configured.logGroupArn];
    }
    const group = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return [group, `${group}:*`];
  }
}

function logging(resources: () => string[]): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    // Late: an aspect may give the function another log group.
    resources: Lazy.list({ produce: resources }),
  });
}

function assetOf(kind: string): string {
  const folder = inPackage('assets', kind);
  if (existsSync(folder)) {
    return folder;
  }
  throw new Error(`${folder} is missing: in a clone of cdk-cleanrooms, run "npm run bundle"`);
}

function pascalCase(kind: string): string {
  return kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
