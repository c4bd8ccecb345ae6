import { CATALOGUE } from '../../src/rules/catalogue';
import type { Rule } from '../../src/rules/rule';
import { exampleOf, rooms } from './example';
import { inPython, tidy } from './python';

/** What the documentation shows of a program. */
export interface Shown {
  readonly typeScript: string;
  readonly python: string;
}

/** A program of a rule, and the names of the shared functions that it calls. */
export interface ShownExample extends Shown {
  readonly rooms: readonly string[];
}

/** The wrong and the right program of a rule. */
export interface Examples {
  readonly bad: ShownExample;
  readonly good: ShownExample;
}

export interface AllExamples {
  /** The functions that several programs call. */
  readonly rooms: Shown;
  /** In the order of the catalogue. */
  readonly ofRules: ReadonlyMap<Rule, Examples>;
}

export function examples(): AllExamples {
  const shared = rooms();
  const programs = CATALOGUE.map(exampleOf).flatMap(({ bad, good }) => [bad, good]);
  const called = new Set([...shared.calls, ...programs.flatMap(({ rooms: names }) => names)]);
  const unused = shared.declares.filter((name) => !called.has(name));
  if (unused.length > 0) {
    throw new Error(`no example calls ${unused.join(', ')}`);
  }
  const python = inPython(shared, programs);
  const shown = programs.map(({ body, rooms: names }, i) => {
    return { typeScript: `${body.join('\n')}\n`, python: python.programs[i] ?? '', rooms: names };
  });
  return {
    rooms: { typeScript: `${shared.body.join('\n')}\n`, python: python.rooms },
    ofRules: new Map(CATALOGUE.map((rule, i) => [rule, { bad: shown[2 * i], good: shown[2 * i + 1] }])),
  };
}

/** How a finding is acknowledged. Written by hand: jsii-rosetta takes a list of structs for the arguments of one. */
export const ACKNOWLEDGE: Shown = {
  typeScript: `\
Validations.of(stack).acknowledge({ id: 'CleanRooms::SingleQueryRunner', reason: 'agreed with the partner' });
`,
  python: tidy(
    `\
from aws_cdk import Acknowledgment, Validations

Validations.of(stack).acknowledge(Acknowledgment(id="CleanRooms::SingleQueryRunner", reason="agreed with the partner"))
`,
    ['stack'],
  ),
};
