import type { CfnIdMappingTableProps, CfnIntermediateTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact } from '../fact';
import { membershipId } from '../identifiers';
import { kind, link, OF_MEMBERSHIP } from '../kind';
import { type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** A table that is derived from other tables. Its name must differ from the names of associations. */
export interface DerivedTableFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
}

type DerivedTableProps = CfnIntermediateTableProps | CfnIdMappingTableProps;

function read(property: Property<DerivedTableProps>): DerivedTableFacts {
  return { name: textOf(property('name')), membershipPointer: pointerOf(property('membershipIdentifier')) };
}

const links = {
  membership: link('membership', (facts: DerivedTableFacts) => facts.membershipPointer, {
    back: ['tables'],
    takes: membershipId('MembershipIdentifier'),
    within: ['account', 'region'],
  }),
};

export const intermediateTable = kind({
  type: 'AWS::CleanRooms::IntermediateTable',
  read,
  links,
  forwards: OF_MEMBERSHIP,
});

export const idMappingTable = kind({ type: 'AWS::CleanRooms::IdMappingTable', read, links, forwards: OF_MEMBERSHIP });
