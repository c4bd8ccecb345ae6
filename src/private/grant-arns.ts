import { Stack } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import type { Permission } from './grant';

/** A resource with its account and Region, which differ from those of the stack if it is imported. */
export interface Located extends IConstruct {
  readonly env: { readonly account: string; readonly region: string };
}

const TABLES = ['configuredtableassociation', 'idmappingtable', 'intermediatetable'];

/** The kinds of tables that jobs can read. */
export const TABLES_OF_JOBS = ['configuredtableassociation', 'intermediatetable'];

/**
 * The patterns for the tables of a collaboration. They belong to the memberships of all members, of which only the own
 * one is known.
 */
export function tablesOfMembers(resource: Located, kinds: readonly string[] = TABLES): string[] {
  return kinds.map((kind) => ofMembers(resource, kind));
}

/** The pattern for what the memberships of all members contain. */
export function ofMembers(resource: Located, kind: string): string {
  return arnIn(resource, { account: '*', resource: 'membership', resourceName: `*/${kind}/*` });
}

/** The ARN of the membership that contains a resource. */
export function membershipArnOf(resource: Located, membershipId: string): string {
  return arnIn(resource, { account: resource.env.account, resource: 'membership', resourceName: membershipId });
}

/** The pattern for collaborations: of one whose creator is unknown by its ID, and of any without an ID. */
export function collaborationPattern(resource: Located, collaborationId = '*'): string {
  return arnIn(resource, { account: '*', resource: 'collaboration', resourceName: collaborationId });
}

/**
 * The pattern for resources of Clean Rooms ML that are created at run time in a membership.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html
 */
export function inMembership(membership: IMembershipRef, kind: string): string {
  const resourceName = `${membership.membershipRef.membershipIdentifier}/${kind}/*`;
  const { account } = membership.env;
  return arnIn(membership, { service: 'cleanrooms-ml', account, resource: 'membership', resourceName });
}

/**
 * Every operation of Clean Rooms ML that takes the ID of a membership needs the permission to pass it.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors-byom.html
 */
export function passMembership({ membershipRef }: IMembershipRef): Permission {
  return { actions: ['cleanrooms:PassMembership'], resources: [membershipRef.membershipArn] };
}

function arnIn(
  resource: Located,
  parts: { readonly service?: string; account: string; resource: string; resourceName: string },
): string {
  return Stack.of(resource).formatArn({ service: 'cleanrooms', region: resource.env.region, ...parts });
}
