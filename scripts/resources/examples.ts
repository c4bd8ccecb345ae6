import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../catalogue/resources';
import { type Program, programsIn, rooms } from '../rules/example';
import type { Shown, ShownExample } from '../rules/examples';
import { inPython } from '../rules/python';
import { kebabCase } from '../scaffold/names';
import { docstringExample } from './docstring';

const TESTS = join(__dirname, '..', '..', 'test');

/** The example of a construct as its page shows it. */
export interface ResourceExample {
  readonly example: Shown;
  /** What builds the names that the example declares. */
  readonly given?: ShownExample & { readonly names: readonly string[] };
}

/** The examples of all constructs, by the names of their classes. jsii-rosetta compiles them against the compiled library. */
export function resourceExamples(): ReadonlyMap<string, ResourceExample> {
  const programs = RESOURCES.map(({ construct }) => {
    const example = docstringExample(construct);
    return { construct, example, given: example.given.length > 0 ? givenOf(construct) : undefined };
  });
  const all = programs.flatMap(({ example, given }) => (given ? [example, given] : [example]));
  const { programs: translations } = inPython(rooms(), all);
  const shown = (program: Program): Shown => {
    return { typeScript: typeScriptOf(program), python: translations[all.indexOf(program as never)] ?? '' };
  };
  return new Map(
    programs.map(({ construct, example, given }) => [
      construct,
      {
        example: shown(example),
        given: given && { ...shown(given), rooms: given.rooms, names: example.given },
      },
    ]),
  );
}

/** The path of what an example uses, below `test`. */
export function givenPath(construct: string): string {
  return join('resources', `${kebabCase(construct)}.ts`);
}

function givenOf(construct: string): Program {
  const path = givenPath(construct);
  if (!existsSync(join(TESTS, path))) {
    throw new Error(`test/${path} is missing: the example of ${construct} declares names that it must return`);
  }
  const program = programsIn(path, construct)('given');
  // What follows returns the names to the tests.
  const end = program.body.findIndex((line) => line.startsWith('return '));
  if (!/^return \{ \w+(, \w+)* \};$/.test(program.body[end] ?? '')) {
    throw new Error(
      `test/${path} must end in the names alone, as in "return { membership };": the page shows what is before`,
    );
  }
  return { ...program, body: program.body.slice(0, end) };
}

function typeScriptOf({ imports, body }: Program): string {
  return `${[...imports, '', ...body].join('\n').trim()}\n`;
}
