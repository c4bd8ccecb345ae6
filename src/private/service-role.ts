import { type IPrincipal, PolicyDocument, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import { explainWildcards } from './nag';
import { Note } from './note';

const SERVICE_ROLE = new Note('ServiceRole');

export interface ServiceRoleProps {
  readonly description: string;
  readonly trust: IPrincipal;
  readonly policyName: string;
  readonly statements: PolicyStatement[];
  /**
   * Why the resources of a statement contain a wildcard.
   *
   * @default - no resource contains one
   */
  readonly wildcardReason?: string;
}

/**
 * Creates a role that Clean Rooms assumes. Its policy is an inline policy, so that the role never exists without it.
 */
export function newServiceRole(scope: Construct, id: string, props: ServiceRoleProps): Role {
  const role = new Role(scope, id, {
    description: props.description,
    assumedBy: props.trust,
    inlinePolicies:
      props.statements.length > 0 ? { [props.policyName]: new PolicyDocument({ statements: props.statements }) } : {},
  });
  asServiceRole(role);
  if (props.wildcardReason !== undefined) {
    const resources = props.statements.flatMap((statement) => statement.resources);
    explainWildcards(role, resources, props.wildcardReason);
  }
  return role;
}

/** Marks a role whose policies this library writes. */
export function asServiceRole(role: Role): Role {
  if (role.node.defaultChild) {
    SERVICE_ROLE.write(role.node.defaultChild, true);
  }
  return role;
}

/** Whether this library writes the policies of a role, which is therefore valid. */
export function isServiceRole(cfn: IConstruct): boolean {
  return SERVICE_ROLE.isOn(cfn);
}
