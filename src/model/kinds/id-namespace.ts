import type { CfnIdNamespaceAssociationProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact } from '../fact';
import { kind } from '../kind';
import { textOf } from '../raw';
import type { Property } from '../source';

/** An ID namespace in a collaboration, of which only single properties are evaluated. */
export const idNamespace = kind({
  type: 'AWS::CleanRooms::IdNamespaceAssociation',
  read: (property: Property<CfnIdNamespaceAssociationProps>): { readonly name: Fact<string> } => ({
    name: textOf(property('name')),
  }),
  links: {},
});
