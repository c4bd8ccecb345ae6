import type { CfnIdMappingTable, IIdMappingTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Permission } from '../private/grant';
import { membershipArnOf } from '../private/grant-arns';
import { l1Of } from '../private/l1';

/** The ARNs of an ID mapping table and of its membership: the actions are authorized on both. */
export function tableAndMembership(table: IIdMappingTableRef): readonly [string, string] {
  const { idMappingTableArn, membershipIdentifier } = table.idMappingTableRef;
  return [idMappingTableArn, l1(table)?.attrMembershipArn ?? membershipArnOf(table, membershipIdentifier)];
}

/** The permission to start a population. */
export function startPopulation(table: IIdMappingTableRef): Permission {
  return { actions: ['cleanrooms:PopulateIdMappingTable'], resources: [...tableAndMembership(table)] };
}

/** The ARN of the workflow of a table; undefined if the table is imported. */
export function workflowArnOf(table: IIdMappingTableRef): string | undefined {
  const reference = l1(table)?.inputReferenceConfig as
    | Partial<CfnIdMappingTable.IdMappingTableInputReferenceConfigProperty>
    | undefined;
  return reference?.inputReferenceArn;
}

function l1(table: IIdMappingTableRef): CfnIdMappingTable | undefined {
  return l1Of<CfnIdMappingTable>(table, 'AWS::CleanRooms::IdMappingTable');
}
