import type { TagStep } from '../service/marks';

/** An association, as the service returns it in the response to its creation. */
export interface Identity {
  readonly id: string;
  readonly arn: string;
}

export type Step =
  | { readonly do: 'create'; readonly created?: Identity }
  | { readonly do: 'update'; readonly id: string }
  | TagStep
  | { readonly do: 'delete'; readonly id: string };

/** What the steps have created, as the service returned it. */
export function createdBy(steps: readonly Step[]): Identity[] {
  return steps.flatMap((step) => (step.do === 'create' && step.created ? [step.created] : []));
}

/** The IDs of what the steps have deleted. */
export function deletedBy(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => (step.do === 'delete' ? [step.id] : [])));
}
