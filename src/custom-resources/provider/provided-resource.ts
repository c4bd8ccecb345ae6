import { CustomResource, Duration, Names, type RemovalPolicy, TagManager, TagType } from 'aws-cdk-lib';
import { CfnRolePolicy, PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { CUSTOM_RESOURCE } from '../../private/custom-resource';
import { digestOf } from '../../private/digest';
import { explainWildcards } from '../../private/nag';
import { KINDS, type Kind, type KindName, type PropertiesOf } from '../kinds';
import { HandlerFunction, SERVICE_TIMEOUT_SECONDS } from './handler-function';
import { HandlerSchedule, type HandlerScheduleProps } from './handler-schedule';

export interface ProvidedResourceProps<K extends KindName> {
  readonly kind: K;
  readonly properties: PropertiesOf<K>;
  /** Everything that the handler needs for this resource. */
  readonly statements: PolicyStatement[];
  /**
   * Values of which each change must make another policy, because something that was made with the former one is then
   * deleted. Each can have up to 40 characters.
   */
  readonly policyKeys?: readonly string[];
  /**
   * What the resource represents. Another value makes another resource of the template instead of an update of the same
   * one: CloudFormation never cleans up after an update that fails.
   */
  readonly identity?: string;
  /** Why the resources of a statement contain a wildcard, if they do. */
  readonly wildcardReason?: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** The tags of a resource of a kind, as `Tags.of` of the CDK adds them. */
export function newTags(kind: KindName): TagManager {
  return new TagManager(TagType.MAP, KINDS[kind].resourceType);
}

/**
 * A custom resource and its policy. The resource is created after the policy and deleted before it, so the handler has
 * its permissions from the first to the last request.
 */
export class ProvidedResource<K extends KindName = KindName> extends Construct {
  private readonly resource: CustomResource;
  private readonly functionArn: string;

  constructor(scope: Construct, id: string, props: ProvidedResourceProps<K>) {
    super(scope, id);
    const { contract, resourceType }: Kind = KINDS[props.kind];
    const { functionArn, role } = HandlerFunction.of(this, props.kind);
    this.functionArn = functionArn;

    // Another name makes another policy: the former one then stays until what is replaced has been deleted.
    const { policyKeys = [] } = props;
    const name = Names.uniqueResourceName(this, { maxLength: policyKeys.length > 1 ? 46 : 80 });
    const policy = new CfnRolePolicy(this, 'Policy', {
      roleName: role.roleName,
      policyName: [name, ...policyKeys].join('-'),
      policyDocument: new PolicyDocument({ statements: props.statements }),
    });
    const resources = props.statements.flatMap((statement) => statement.resources);
    if (props.wildcardReason) {
      explainWildcards(policy, resources, props.wildcardReason);
    }
    this.resource = new CustomResource(
      this,
      // Logical IDs appear in logs, where values of properties must not.
      `Resource${props.identity === undefined ? '' : digestOf(props.identity)}`,
      {
        serviceToken: functionArn,
        serviceTimeout: Duration.seconds(SERVICE_TIMEOUT_SECONDS),
        resourceType,
        properties: contract.encode(props.properties),
        removalPolicy: props.removalPolicy,
      },
    );
    this.resource.node.addDependency(policy);
    CUSTOM_RESOURCE.write(this, { type: resourceType, properties: props.properties });
  }

  /** Requests something of the same kind at other times than those of deployments, after the resource exists. */
  protected schedule(
    scope: Construct,
    id: string,
    kind: K,
    properties: PropertiesOf<K>,
    options: Omit<HandlerScheduleProps, 'functionArn' | 'properties'>,
  ): Schedule {
    const { contract }: Kind = KINDS[kind];
    const { functionArn } = this;
    const { schedule } = new HandlerSchedule(scope, id, {
      ...options,
      functionArn,
      properties: contract.encode(properties),
    });
    schedule.node.addDependency(this);
    return schedule;
  }

  protected attribute(name: string): string {
    return this.resource.getAttString(name);
  }
}
