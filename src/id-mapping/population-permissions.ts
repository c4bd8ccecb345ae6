import type { CfnIdMappingTable, IIdMappingTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Permission } from '../private/grant';
import { membershipArnOf } from '../private/grant-arns';
import { l1Of } from '../private/l1';

/** The permission to start a population, which is authorized on the table and on its membership. */
export function startPopulation(table: IIdMappingTableRef): Permission {
  const { idMappingTableArn, membershipIdentifier } = table.idMappingTableRef;
  const membershipArn = l1(table)?.attrMembershipArn ?? membershipArnOf(table, membershipIdentifier);
  return { actions: ['cleanrooms:PopulateIdMappingTable'], resources: [idMappingTableArn, membershipArn] };
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
