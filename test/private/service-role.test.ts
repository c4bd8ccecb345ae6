import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { isServiceRole, newServiceRole } from '../../src/private/service-role';
import { publisherStack } from '../support/two-companies';

const PROPS = {
  description: 'Clean Rooms reads a configured table with this role',
  trust: new ServicePrincipal('cleanrooms.amazonaws.com'),
  policyName: 'ReadTable',
  statements: [new PolicyStatement({ actions: ['glue:GetTable'], resources: ['arn'] })],
  wildcardReason: 'there is none',
};

test('a role that is made here is known as such', () => {
  const stack = publisherStack();

  const made = newServiceRole(stack, 'Made', PROPS);
  const other = new Role(stack, 'Other', { assumedBy: PROPS.trust });

  expect(made.node.defaultChild && isServiceRole(made.node.defaultChild)).toBe(true);
  expect(other.node.defaultChild && isServiceRole(other.node.defaultChild)).toBe(false);
});

test('a role that the app keeps from being made has nothing to be known by', () => {
  const stack = publisherStack();
  Role.customizeRoles(stack, { usePrecreatedRoles: { 'Publisher/Made': 'made-by-the-security-team' } });

  const role = newServiceRole(stack, 'Made', PROPS);

  expect(role.node.defaultChild).toBeUndefined();
  expect(role.roleName).toBe('made-by-the-security-team');
});
