import type { MlConfigurationProperties } from '../../custom-resources/ml-configuration/contract';
import { kind, link } from '../kind';
import { type Pointer, pointerOf } from '../raw';
import type { Property } from '../source';

/** Where a custom resource has the output of machine learning stored for a membership. */
export interface MlConfigurationFacts {
  readonly membershipPointer: Pointer;
}

function read(property: Property<MlConfigurationProperties>): MlConfigurationFacts {
  return { membershipPointer: pointerOf(property('membershipId')) };
}

export const mlConfiguration = kind({
  type: 'Custom::CleanRoomsMlConfiguration',
  read,
  links: {
    membership: link('membership', (facts: MlConfigurationFacts) => facts.membershipPointer, {
      back: ['mlConfigurations'],
      within: ['account', 'region'],
    }),
  },
});
