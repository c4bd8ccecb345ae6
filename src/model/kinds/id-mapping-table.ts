import type { CfnIdMappingTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact } from '../fact';
import { keyArn, membershipId, workflowArn } from '../identifiers';
import { link, OF_MEMBERSHIP, subject } from '../kind';
import { at, booleanOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::IdMappingTable`, which maps the IDs of one member to those of another. */
export interface IdMappingTableFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  readonly workflowPointer: Pointer;
  /** Whether Clean Rooms writes the resource policy of the workflow. */
  readonly managesPolicy: Fact<boolean>;
  readonly keyPointer: Pointer;
}

function read(property: Property<CfnIdMappingTableProps>): IdMappingTableFacts {
  const reference = property('inputReferenceConfig');
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    workflowPointer: pointerOf(at(reference, 'inputReferenceArn')),
    managesPolicy: booleanOf(at(reference, 'manageResourcePolicies')),
    keyPointer: pointerOf(property('kmsKeyArn')),
  };
}

export const idMappingTable = subject({
  type: 'AWS::CleanRooms::IdMappingTable',
  heading: 'ID mapping table',
  read,
  forwards: OF_MEMBERSHIP,
  links: {
    membership: link('membership', (facts: IdMappingTableFacts) => facts.membershipPointer, {
      back: ['tables'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    workflow: link('mappingWorkflow', (facts: IdMappingTableFacts) => facts.workflowPointer, {
      takes: workflowArn('InputReferenceConfig'),
    }),
    key: link('key', (facts: IdMappingTableFacts) => facts.keyPointer, { takes: keyArn('KmsKeyArn') }),
  },
});
