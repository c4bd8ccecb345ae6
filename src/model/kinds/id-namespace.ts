import type { CfnIdNamespaceAssociationProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact } from '../fact';
import { membershipId, namespaceArn } from '../identifiers';
import { link, OF_MEMBERSHIP, subject } from '../kind';
import { at, booleanOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::IdNamespaceAssociation`, which makes an ID namespace available in a collaboration. */
export interface IdNamespaceFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  /** The ID namespace in AWS Entity Resolution. */
  readonly namespacePointer: Pointer;
  /** Whether Clean Rooms writes the resource policy of the ID namespace. */
  readonly managesPolicy: Fact<boolean>;
  /** Whether queries can return the mapped IDs. */
  readonly isDimension: Fact<boolean>;
}

function read(property: Property<CfnIdNamespaceAssociationProps>): IdNamespaceFacts {
  const reference = property('inputReferenceConfig');
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    namespacePointer: pointerOf(at(reference, 'inputReferenceArn')),
    managesPolicy: booleanOf(at(reference, 'manageResourcePolicies')),
    isDimension: booleanOf(at(property('idMappingConfig'), 'allowUseAsDimensionColumn')),
  };
}

export const idNamespace = subject({
  type: 'AWS::CleanRooms::IdNamespaceAssociation',
  heading: 'ID namespace association',
  read,
  forwards: OF_MEMBERSHIP,
  links: {
    membership: link('membership', (facts: IdNamespaceFacts) => facts.membershipPointer, {
      back: ['namespaces'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    namespace: link('entityNamespace', (facts: IdNamespaceFacts) => facts.namespacePointer, {
      takes: namespaceArn('InputReferenceConfig'),
    }),
  },
});
