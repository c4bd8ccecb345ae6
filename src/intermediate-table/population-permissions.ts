import type { CfnIntermediateTable, IIntermediateTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Permission } from '../private/grant';
import { collaborationPattern, membershipArnOf, ofMembers, tablesOfMembers } from '../private/grant-arns';
import { l1Of } from '../private/l1';
import { readSchemas } from '../private/schema-permissions';

/** The ARNs of an intermediate table and of its membership: the actions are authorized on both. */
export function tableAndMembership(table: IIntermediateTableRef): readonly [string, string] {
  const { intermediateTableArn, membershipIdentifier } = table.intermediateTableRef;
  return [intermediateTableArn, l1(table)?.attrMembershipArn ?? membershipArnOf(table, membershipIdentifier)];
}

/**
 * The permission to start a population. The base tables can belong to the memberships of all members, whose IDs are not
 * known. So their ARNs are patterns.
 */
export function startPopulation(table: IIntermediateTableRef): Permission {
  const baseTables = ['configuredtableassociation', 'idmappingtable'].map((kind) => ofMembers(table, kind));
  return {
    actions: ['cleanrooms:PopulateIntermediateTable'],
    resources: [...tableAndMembership(table), ...baseTables],
  };
}

/** The permission that the service needs of everyone who starts a population. */
export function readBaseTables(table: IIntermediateTableRef): Permission {
  return readSchemas(tablesOfMembers(table), l1(table)?.attrCollaborationArn ?? collaborationPattern(table));
}

function l1(table: IIntermediateTableRef): CfnIntermediateTable | undefined {
  return l1Of<CfnIntermediateTable>(table, 'AWS::CleanRooms::IntermediateTable');
}
