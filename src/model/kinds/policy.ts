import type { CfnManagedPolicyProps, CfnPolicyProps, CfnRolePolicyProps } from 'aws-cdk-lib/aws-iam';
import { known, type ListFact, list } from '../fact';
import { kind, links } from '../kind';
import { listOf, type Pointer, pointerOf } from '../raw';
import type { Property } from '../source';
import { type StatementFacts, statementsOf } from '../statements';

/** The facts of a policy that is attached to roles. */
export interface PolicyFacts {
  readonly rolePointers: ListFact<Pointer>;
  readonly statements: ListFact<StatementFacts>;
}

function readRoles(property: Property<CfnPolicyProps | CfnManagedPolicyProps>): PolicyFacts {
  return {
    rolePointers: listOf(property('roles'), (raw) => known(pointerOf(raw))),
    statements: statementsOf(property('policyDocument')),
  };
}

function readRole(property: Property<CfnRolePolicyProps>): PolicyFacts {
  return {
    rolePointers: list([pointerOf(property('roleName'))]),
    statements: statementsOf(property('policyDocument')),
  };
}

const roles = {
  roles: links('role', ({ rolePointers }: PolicyFacts) => rolePointers, {
    back: ['policies'],
    within: ['account'],
    byName: true,
  }),
};

export const policy = kind({ type: 'AWS::IAM::Policy', read: readRoles, links: roles });

export const managedPolicy = kind({ type: 'AWS::IAM::ManagedPolicy', read: readRoles, links: roles });

export const rolePolicy = kind({ type: 'AWS::IAM::RolePolicy', read: readRole, links: roles });
