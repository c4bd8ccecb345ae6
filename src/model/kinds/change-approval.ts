import type { ApprovalProperties } from '../../custom-resources/change-request-approval/contract';
import type { Fact } from '../fact';
import { kind, link } from '../kind';
import { type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** A change of the members of a collaboration that a custom resource approves. */
export interface ChangeApprovalFacts {
  readonly collaborationPointer: Pointer;
  /** The account that is added, or whose abilities change. It is absent if the change request has an ID. */
  readonly account: Fact<string>;
}

function read(property: Property<ApprovalProperties>): ChangeApprovalFacts {
  return {
    collaborationPointer: pointerOf(property('collaborationId')),
    account: textOf(property('accountId')),
  };
}

export const changeApproval = kind({
  type: 'Custom::CleanRoomsChangeRequestApproval',
  read,
  links: {
    collaboration: link('collaboration', (facts: ChangeApprovalFacts) => facts.collaborationPointer, {
      within: ['region'],
    }),
  },
});
