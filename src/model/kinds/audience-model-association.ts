import type { AudienceModelAssociationProperties } from '../../custom-resources/configured-audience-model-association/contract';
import type { Fact } from '../fact';
import { kind, link } from '../kind';
import { type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** A configured audience model that a custom resource makes available in a collaboration. */
export interface AudienceModelAssociationFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
}

function read(property: Property<AudienceModelAssociationProperties>): AudienceModelAssociationFacts {
  return { name: textOf(property('name')), membershipPointer: pointerOf(property('membershipId')) };
}

export const audienceModelAssociation = kind({
  type: 'Custom::CleanRoomsConfiguredAudienceModelAssociation',
  read,
  links: {
    membership: link('membership', (facts: AudienceModelAssociationFacts) => facts.membershipPointer, {
      back: ['audienceModelAssociations'],
      within: ['account', 'region'],
    }),
  },
});
