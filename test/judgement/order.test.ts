import { CfnWaitConditionHandle, type Stack } from 'aws-cdk-lib';
import type { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnRolePolicy, ManagedPolicy, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { associationOf, memberOf, READ_TABLE, roomOf, tableIn } from '../support/l1-rooms';
import { reportedOn } from '../support/reported';
import { anyQuery, lakeTable } from '../support/rooms';

/** Whether an association waits until its role can read, in whole apps of L1s. */

const statement = () => new PolicyStatement({ actions: READ_TABLE, resources: ['*'] });
const LATE = ['warning AssociationWaitsForPolicies Stack/SalesAssociation'];

function reading(
  attach: (role: Role, stack: Stack) => void,
  order: (association: CfnConfiguredTableAssociation, role: Role) => void = () => {},
) {
  return (stack: Stack) => {
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    attach(role, stack);
    order(associationOf(tableIn(stack), memberOf(roomOf(stack)), { roleArn: role.roleArn }), role);
  };
}

const byDefaultPolicy = (role: Role) => role.addToPolicy(statement());

describe('an association does not wait for a policy that is a resource of its own', () => {
  test.each<[string, (role: Role, stack: Stack) => void]>([
    ['the default policy', byDefaultPolicy],
    ['a policy', (role, stack) => new Policy(stack, 'Read', { roles: [role], statements: [statement()] })],
    [
      'a managed policy',
      (role, stack) => new ManagedPolicy(stack, 'Read', { roles: [role], statements: [statement()] }),
    ],
    [
      'a policy by the name of the role',
      (role, stack) => {
        const policyDocument = { Statement: [statement().toJSON()] };
        new CfnRolePolicy(stack, 'Read', { policyName: 'read', roleName: role.roleName, policyDocument });
      },
    ],
  ])('%s', (_, attach) => {
    expect(reportedOn(reading(attach))).toEqual(LATE);
  });
});

describe('an association waits', () => {
  const policyOf = (role: Role) => role.node.findChild('DefaultPolicy').node.defaultChild as never;

  test.each<[string, (association: CfnConfiguredTableAssociation, role: Role) => void]>([
    ['by a dependency on the role and what is in it', (association, role) => association.node.addDependency(role)],
    ['by a dependency of the resource', (association, role) => association.addDependency(policyOf(role))],
    [
      'for something that waits',
      (association, role) => {
        const pause = new CfnWaitConditionHandle(association.stack, 'Pause');
        pause.addDependency(policyOf(role));
        association.addDependency(pause);
      },
    ],
    [
      'for something that waits, by a reference',
      (association, role) => {
        const pause = new CfnWaitConditionHandle(association.stack, 'Pause');
        pause.addDependency(policyOf(role));
        association.description = `After ${pause.ref}`;
      },
    ],
  ])('%s', (_, order) => {
    expect(reportedOn(reading(byDefaultPolicy, order))).toEqual([]);
  });

  test('for the policies that its role refers to', () => {
    const found = reportedOn((stack) => {
      const policy = new ManagedPolicy(stack, 'Read', { statements: [statement()] });
      reading((role) => role.addManagedPolicy(policy))(stack);
    });

    expect(found).toEqual([]);
  });

  test('if a construct of this library makes it', () => {
    const found = reportedOn((stack) => {
      const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
      role.addToPolicy(statement());
      new ConfiguredTableAssociation(stack, 'Sales', {
        membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
        table: lakeTable(stack, 'SalesTable', anyQuery()),
        role,
        resultReceivers: ['222222222222'],
      });
    });

    expect(found).toEqual([]);
  });
});
