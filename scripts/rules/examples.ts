import { CATALOGUE } from '../../src/rules/catalogue';
import type { Rule } from '../../src/rules/rule';
import { exampleOf } from './example';
import { inPython, tidy } from './python';

/** What the documentation shows of a program. */
export interface Shown {
  readonly typeScript: string;
  readonly python: string;
}

/** The wrong and the right program of every rule, in the order of the catalogue. */
export function examples(): Map<Rule, { readonly bad: Shown; readonly good: Shown }> {
  const programs = CATALOGUE.map(exampleOf).flatMap(({ bad, good }) => [bad, good]);
  // All at once, since the compiler takes most of its time for what they share.
  const shown = inPython(programs).map((python, i) => ({ typeScript: `${programs[i].body.join('\n')}\n`, python }));
  return new Map(CATALOGUE.map((rule, i) => [rule, { bad: shown[2 * i], good: shown[2 * i + 1] }]));
}

/** How a finding is acknowledged. Written by hand: jsii-rosetta takes a list of structs for the arguments of one. */
export const ACKNOWLEDGE: Shown = {
  typeScript: `\
Validations.of(stack).acknowledge({ id: 'CleanRooms::SingleQueryRunner', reason: 'agreed with the partner' });
`,
  python: tidy(`\
from aws_cdk import Acknowledgment, Validations

Validations.of(stack).acknowledge(Acknowledgment(id="CleanRooms::SingleQueryRunner", reason="agreed with the partner"))
`),
};
