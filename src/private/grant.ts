import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { explainGrantedWildcards } from './nag';

/** What a principal is allowed to do with some resources. A `PolicyStatement` is one. */
export interface Permission {
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, unknown>>;
}

/**
 * Adds permissions to the policy of a principal. Clean Rooms has no operation that sets a policy of a resource, which could
 * allow the same.
 *
 * The wildcards are acknowledged for cdk-nag on the principal, whose policy can contain other statements of the user. So `*`
 * alone is not acknowledged: it would be for those as well.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 */
export function addPermissions(grantee: IGrantable, permissions: readonly Permission[]): Grant {
  const grants = permissions.map(({ actions, resources: resourceArns, conditions }) =>
    Grant.addToPrincipal({ grantee, actions, resourceArns, conditions }),
  );
  const [first, ...others] = grants;
  const combined = others.reduce((sum, grant) => sum.combine(grant), first);
  const patterns = permissions.flatMap(({ resources }) => resources).filter((one) => one !== '*');
  const principal = [grantee.grantPrincipal, grantee].find((one) => Construct.isConstruct(one));
  if (principal) {
    explainGrantedWildcards(principal as unknown as IConstruct, patterns, REASON);
  }
  return combined;
}

const REASON =
  'the ID of the resource is not known when the policy is written: it is a run-time resource, or one of another member';
