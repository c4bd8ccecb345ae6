import type { ChangeRequest, MemberChange } from '../service/operations/change-requests';

export type Step =
  | { readonly do: 'request'; readonly change: MemberChange; readonly response?: ChangeRequest }
  | { readonly do: 'commit' | 'cancel'; readonly id: string }
  | { readonly do: 'remove' };

/**
 * Whether a step adds a member. Only a new member has a name in its change; but a list that is behind can hide a member,
 * and then the service answers that the request changes an existing one.
 */
export function addsMember(step: Step): boolean {
  if (step.do !== 'request') {
    return false;
  }
  const [change] = step.response?.changes ?? [];
  return change?.types ? change.types.includes('ADD_MEMBER') : step.change.displayName !== undefined;
}

/** The IDs of the change requests that these steps have created or committed. */
export function committedBy(steps: readonly Step[]): string[] {
  const committed = steps.flatMap((step) => (step.do === 'commit' ? [step.id] : []));
  return [...createdBy(steps).map(({ id }) => id), ...committed];
}

/** The change requests that these steps have created, as the service returned them. */
export function createdBy(steps: readonly Step[]): ChangeRequest[] {
  return steps.flatMap((step) => (step.do === 'request' && step.response ? [step.response] : []));
}
