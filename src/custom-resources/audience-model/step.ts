import type { TagStep } from '../service/marks';

export type Step =
  | { readonly do: 'create'; readonly arn?: string }
  | TagStep
  /** `isInTraining`: the service refuses to delete a model before its training has ended. */
  | { readonly do: 'delete'; readonly arn: string; readonly isInTraining: boolean };

/** What the steps have created or deleted, as the service returned it. */
export function arnsOf(what: 'create' | 'delete', steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.do === what && step.arn !== undefined ? [step.arn] : []));
}
