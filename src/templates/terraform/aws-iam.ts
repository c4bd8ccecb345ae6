import { blocks, filled, type Mapping, type Values } from './mapping';
import { ADDITIONS } from './places';
import { isWhollyUnknown, type Planned } from './planned';
import type { Translated } from './translation';

const ROLE = 'AWS::IAM::Role';
const ROLE_POLICY = 'AWS::IAM::RolePolicy';
const MANAGED_POLICY = 'AWS::IAM::ManagedPolicy';

/**
 * Roles and their policies.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
 */
export const IAM: Readonly<Record<string, Mapping>> = {
  aws_iam_role: {
    type: ROLE,
    attributes: { id: 'Ref', name: 'Ref', arn: 'Arn' },
    translate: (values, isWritten) => [
      {
        type: ROLE,
        properties: filled(ROLE, {
          RoleName: values.name,
          AssumeRolePolicyDocument: values.assume_role_policy,
          Policies: inlinePolicies(values, isWritten('inline_policy')),
          // If it is not written, the provider reads back what other resources attach.
          ManagedPolicyArns: isWritten('managed_policy_arns') ? values.managed_policy_arns : undefined,
        }),
      },
    ],
  },
  aws_iam_role_policy: {
    type: ROLE_POLICY,
    translate: (values) => [
      {
        type: ROLE_POLICY,
        properties: { RoleName: values.role, PolicyName: values.name, PolicyDocument: values.policy },
      },
    ],
  },
  aws_iam_policy: {
    type: MANAGED_POLICY,
    attributes: { id: 'Ref', arn: 'Ref' },
    translate: (values) => [
      { type: MANAGED_POLICY, properties: { ManagedPolicyName: values.name, PolicyDocument: values.policy } },
    ],
  },
  aws_iam_role_policy_attachment: { translate: ({ role, policy_arn: policy }) => [attached(role && [role], policy)] },
  aws_iam_policy_attachment: { translate: ({ roles, policy_arn: policy }) => [attached(roles, policy)] },
};

/** The policies in a role. Without a block of them, the provider reads back what other resources put into the role. */
function inlinePolicies(values: Values, isWritten: boolean): Planned | undefined {
  const policies = values.inline_policy;
  if (!isWritten && isWhollyUnknown(policies)) {
    return undefined;
  }
  return blocks(policies, ({ name, policy }) => ({ PolicyName: name, PolicyDocument: policy }));
}

/** A managed policy once more, attached to roles. */
function attached(roles: Planned | undefined, policy: Planned | undefined): Translated {
  return {
    type: MANAGED_POLICY,
    properties: { Roles: roles },
    shares: { property: 'PolicyDocument', by: policy, taken: ADDITIONS.policy },
  };
}
