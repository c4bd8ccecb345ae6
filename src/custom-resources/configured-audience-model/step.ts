import type { TagStep } from '../service/marks';

export type Step =
  | { readonly do: 'create'; readonly arn?: string }
  | { readonly do: 'update'; readonly arn: string }
  | TagStep
  /** Replaces the resource policy: of what it was, so that nothing is lost that was added in the meantime. */
  | { readonly do: 'share'; readonly arn: string; readonly policy: string; readonly previousHash: string | undefined }
  | { readonly do: 'unshare'; readonly arn: string }
  | { readonly do: 'delete'; readonly arn: string };

/** What the steps have created or deleted, as the service returned it. */
export function arnsOf(what: 'create' | 'delete', steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.do === what && step.arn !== undefined ? [step.arn] : []));
}
