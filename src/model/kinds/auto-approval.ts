import type { AutoApprovalProperties } from '../../custom-resources/auto-approved-changes/contract';
import { isAbsent, type ListFact, list } from '../fact';
import { kind, link } from '../kind';
import { type Pointer, pointerOf, textsOf } from '../raw';
import type { Property } from '../source';

/** The changes that need no approval, which a custom resource sets for an existing collaboration. */
export interface AutoApprovalFacts {
  readonly collaborationPointer: Pointer;
  readonly changes: ListFact<string>;
}

function read(property: Property<AutoApprovalProperties>): AutoApprovalFacts {
  const changes = textsOf(property('changeTypes'));
  return {
    collaborationPointer: pointerOf(property('collaborationId')),
    changes: isAbsent(changes) ? list([]) : changes,
  };
}

export const autoApproval = kind({
  type: 'Custom::CleanRoomsAutoApprovedChanges',
  read,
  links: {
    collaboration: link('collaboration', (facts: AutoApprovalFacts) => facts.collaborationPointer, {
      back: ['autoApprovals'],
      // Only the account that created a collaboration can request changes.
      within: ['account', 'region'],
    }),
  },
});
