import type { StackTemplate } from '../templates/stack-template';
import { readInputs } from './inputs';
import { changesBetween } from './replacement/changes';
import { reportedChange, reportedDoubt } from './replacement/report';
import type { ReplacementsResult } from './replacement/result';
import { UsageError } from './usage-error';

/** The app that is deployed, and the one that takes its place: each a template or a folder such as `cdk.out`. */
export interface ReplacementsOptions {
  readonly before: string;
  readonly after: string;
}

/** Reads both apps and finds what a deployment replaces or removes. What cannot be read is in the result, not thrown. */
export function replacements({ before, after }: ReplacementsOptions): ReplacementsResult {
  const [old, current] = [before, after].map((input) => readOne(input));
  const unreadable = [...old.unreadable, ...current.unreadable].map(({ file, position, reason }) => ({
    place: { file, position },
    reason,
  }));
  if (unreadable.length > 0) {
    return { changes: [], unknown: [], unreadable, resources: 0 };
  }
  requireComparable(before, old.stacks, after, current.stacks);
  requireComparable(after, current.stacks, before, old.stacks);
  const { changes, doubts, resources } = changesBetween(old.stacks, current.stacks);
  return { changes: changes.map(reportedChange), unknown: doubts.map(reportedDoubt), unreadable, resources };
}

const NONE: ReadonlyMap<string, string> = new Map();
const NO_PLANS =
  'a Terraform plan is not compared with another one: it states which resources it replaces, and "terraform show" shows them';

function readOne(input: string) {
  return readInputs({ inputs: [input], accounts: NONE, regions: NONE, parameters: NONE }, { planRefusal: NO_PLANS });
}

/** A template does not state its stack, so that it can be compared with one stack only. */
function requireComparable(
  input: string,
  stacks: readonly StackTemplate[],
  other: string,
  others: readonly StackTemplate[],
): void {
  if (stacks.length === 1 && stacks[0]?.stackName === undefined && others.length !== 1) {
    const names = others.map(({ path }) => path).join(', ');
    throw new UsageError(
      `${JSON.stringify(input)} is one template, and ${JSON.stringify(other)} has ${others.length} stacks` +
        `${names === '' ? '' : `: ${names}`}`,
      'specify the file of the template that is deployed to the same stack, for example cdk.out/Publisher.template.json',
    );
  }
}
