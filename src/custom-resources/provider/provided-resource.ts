import { createHash } from 'node:crypto';
import { CustomResource, Duration, Names, type RemovalPolicy } from 'aws-cdk-lib';
import { CfnRolePolicy, PolicyDocument, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { HandlerFunction } from './handler-function';
import { explainWildcards } from './nag';

export interface ProvidedResourceProps {
  /** The folder of the handler. */
  readonly kind: string;
  /** `Custom::…` */
  readonly resourceType: string;
  readonly properties: Record<string, unknown>;
  /** All that the handler needs for this resource. */
  readonly statements: PolicyStatement[];
  /** The id of what the statements are about, if another one makes another physical id. */
  readonly about?: string;
  /**
   * What the resource stands for. Another one is another resource of the template instead of an update that moves the
   * same one: of an update that fails, CloudFormation never cleans up what it has begun.
   */
  readonly identity?: string;
  /** Why a statement names no single resources, if one does not. */
  readonly wildcardReason?: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** Three deliveries of three minutes, with Lambda's pauses of one and two minutes between them. */
const SERVICE_TIMEOUT = Duration.minutes(15);

/**
 * A custom resource and its policy. The resource waits for the policy, and is deleted before it: so the handler may do
 * what it has to, from the first request to the last.
 */
export class ProvidedResource extends Construct {
  private readonly resource: CustomResource;

  constructor(scope: Construct, id: string, props: ProvidedResourceProps) {
    super(scope, id);
    const { functionArn, role } = HandlerFunction.of(this, props.kind);

    // Another name is another policy: so the former one stays until what is replaced has been deleted.
    const name = Names.uniqueResourceName(this, { maxLength: 80 });
    const policy = new CfnRolePolicy(this, 'Policy', {
      roleName: role.roleName,
      policyName: props.about === undefined ? name : `${name}-${props.about}`,
      policyDocument: new PolicyDocument({ statements: props.statements }),
    });
    const resources = props.statements.flatMap((statement) => statement.resources);
    if (props.wildcardReason) {
      explainWildcards(policy, resources, props.wildcardReason);
    }
    this.resource = new CustomResource(
      this,
      `Resource${props.identity === undefined ? '' : digestOf(props.identity)}`,
      {
        serviceToken: functionArn,
        serviceTimeout: SERVICE_TIMEOUT,
        resourceType: props.resourceType,
        properties: props.properties,
        removalPolicy: props.removalPolicy,
      },
    );
    this.resource.node.addDependency(policy);
  }

  protected attribute(name: string): string {
    return this.resource.getAttString(name);
  }
}

/** Logical ids are logged, and properties are not. */
function digestOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 8).toUpperCase();
}
