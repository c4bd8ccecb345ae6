import { Stack, TagManager } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Effect, type PolicyDocument, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey, IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnLogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { HandlerConfiguration } from '../../private/handler-configuration';
import { explainWildcards } from '../../private/nag';

/** What a configuration changes. */
export interface ConfigurableHandler {
  readonly scope: Construct;
  readonly resource: CfnFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;
  /** The environment variables that it needs. */
  readonly variables: { readonly [name: string]: string };
  /** The permissions that the role has from the start. */
  readonly policy: PolicyDocument;
}

/** Applies what users have configured for a handler. */
export function applyConfiguration(handler: ConfigurableHandler, configuration: HandlerConfiguration): void {
  const { scope, resource, logGroup, policy } = handler;
  const {
    environment,
    environmentEncryption,
    logEncryptionKey,
    reservedConcurrentExecutions,
    tags = {},
    vpc,
  } = configuration;
  if (reservedConcurrentExecutions !== undefined) {
    resource.reservedConcurrentExecutions = reservedConcurrentExecutions;
  }
  if (environment) {
    resource.environment = { variables: { ...environment, ...handler.variables } };
  }
  if (environmentEncryption) {
    const { keyArn } = environmentEncryption.keyRef;
    resource.kmsKeyArn = keyArn;
    policy.addStatements(new PolicyStatement({ actions: ['kms:Decrypt'], resources: [keyArn] }));
  }
  if (logEncryptionKey) {
    (logGroup.node.defaultChild as CfnLogGroup).kmsKeyId = logEncryptionKey.keyRef.keyArn;
    allowLogs(logEncryptionKey, Stack.of(scope));
  }
  if (vpc) {
    connectTo(vpc, handler, configuration);
  }
  for (const construct of scope.node.findAll()) {
    const manager = TagManager.of(construct);
    for (const [key, value] of Object.entries(tags)) {
      manager?.setTag(key, value, TAG_PRIORITY);
    }
  }
}

/** More than that of `Tags.of` of the CDK, since the nearer statement is the more specific one. */
const TAG_PRIORITY = 150;

/**
 * The names of log groups are generated, and a policy that refers to them would refer back to the key.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function allowLogs(key: IKeyRef, stack: Stack): void {
  (key as Partial<IKey>).addToResourcePolicy?.(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      // In the policy of a key, the wildcard stands for the key.
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:*`,
        },
      },
    }),
  );
}

function connectTo(
  vpc: IVpc,
  { scope, resource, role, policy }: ConfigurableHandler,
  { vpcSubnets, securityGroups = [httpsOnly(scope, vpc)] }: HandlerConfiguration,
): void {
  const { subnetIds, internetConnectivityEstablished } = vpc.selectSubnets(vpcSubnets);
  resource.vpcConfig = { subnetIds, securityGroupIds: securityGroups.map(({ securityGroupId }) => securityGroupId) };
  // Before the first request, and until after the last one.
  resource.node.addDependency(internetConnectivityEstablished);
  const { partition, region, account } = Stack.of(scope);
  const all = `arn:${partition}:ec2:${region}:${account}:*/*`;
  policy.addStatements(
    new PolicyStatement({ actions: DESCRIBE, resources: ['*'] }),
    new PolicyStatement({ actions: MANAGE, resources: [all] }),
    // Lambda itself has no source function: what it needs is denied to the code.
    new PolicyStatement({
      effect: Effect.DENY,
      actions: [...DESCRIBE, ...MANAGE],
      resources: ['*'],
      conditions: { Null: { 'lambda:SourceFunctionArn': 'false' } },
    }),
  );
  const reason =
    'Lambda describes network interfaces, and manages those whose IDs it generates; the function itself cannot';
  explainWildcards(role, ['*', all], reason);
}

/**
 * What Lambda needs to connect a function to a VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const DESCRIBE = ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'];
const MANAGE = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:UnassignPrivateIpAddresses',
];

function httpsOnly(scope: Construct, vpc: IVpc): ISecurityGroup {
  const group = new SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: 'Of a handler of custom resources (cdk-cleanrooms)',
    allowAllOutbound: false,
  });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS services, and the response to CloudFormation');
  return group;
}
