import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { TargetLanguage, Translator } from 'jsii-rosetta';
import { kebabCase } from '../scaffold/names';
import type { Program } from './example';

const ROOT = join(__dirname, '..', '..');
/** The module of shared functions for the compiler; each program is a module under its own name. */
const EXPORTED_ROOMS = 'exported-rooms';

/**
 * The same programs in Python: translated by jsii-rosetta, which compiles them against the compiled library, and with the
 * imports and the layout that ruff wants. Fails for what either of them does not understand, and for names that are
 * neither imported nor functions of `rooms`.
 */
export function inPython(rooms: Program, programs: readonly Program[]): { rooms: string; programs: string[] } {
  // All at once, since the compiler takes most of its time for what they share.
  const [translatedRooms = '', ...others] = translated(rooms, programs);
  const inRooms = [...translatedRooms.matchAll(/^def (\w+)\(/gm)].map(([, name]) => name ?? '');
  const tidyProgram = (source: string, { name }: Program, names: readonly string[]): string => {
    try {
      return tidy(source, names);
    } catch (error) {
      throw new Error(`${name} in Python: ${(error as Error).message}\n${source}`);
    }
  };
  return {
    rooms: tidyProgram(translatedRooms, rooms, []),
    programs: programs.map((program, i) => {
      return tidyProgram(others[i] ?? '', program, ['stack', ...inRooms, ...(program.given ?? []).map(snakeCase)]);
    }),
  };
}

function translated(rooms: Program, programs: readonly Program[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-cleanrooms-'));
  try {
    link(ROOT, join(folder, 'node_modules', 'cdk-cleanrooms'));
    for (const name of ['aws-cdk-lib', 'constructs', '@types']) {
      link(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
    }
    const exported = rooms.body.map((line) => line.replace(/^function /, 'export function '));
    writeFileSync(join(folder, `${EXPORTED_ROOMS}.ts`), [...rooms.imports, ...exported].join('\n'));
    const translator = new Translator(true);
    const snippets = [rooms, ...programs].map((program) => ({
      visibleSource: [...program.imports, '/// !hide', ...hidden(program), '/// !show', ...program.body].join('\n'),
      location: { api: { api: 'file', fileName: program.name } } as const,
      parameters: { $compilation: folder },
    }));
    const translations = translator.translateSnippets(snippets, [TargetLanguage.PYTHON]);
    if (translator.diagnostics.length > 0) {
      const problems = translator.diagnostics.map(({ formattedMessage }) => formattedMessage).join('\n');
      throw new Error(`${problems}\nIf that is in src/ but not in lib/, then: npx projen compile`);
    }
    return translations.map((translation) => translation.get(TargetLanguage.PYTHON)?.source ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As jsii-rosetta translates the name of a variable. */
function snakeCase(name: string): string {
  return kebabCase(name).replaceAll('-', '_');
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}

/** Says of what type everything is that a program only uses: translation goes by types. */
function hidden({ imports, rooms }: Program): string[] {
  const stack = 'declare const stack: Stack;';
  const isImported = imports.some((statement) => /\bStack\b/.test(statement));
  return [
    ...(isImported ? [stack] : ["import { Stack } from 'aws-cdk-lib';", stack]),
    ...(rooms.length > 0 ? [`import { ${rooms.join(', ')} } from './${EXPORTED_ROOMS}';`] : []),
  ];
}

/** A linter that takes names for defined. */
function ruffWith(builtins: readonly string[]): Workspace {
  const lint = { select: ['E9', 'F', 'I'] };
  return new Workspace({ 'line-length': 120, 'target-version': 'py310', builtins, lint }, PositionEncoding.Utf16);
}

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly fix: { readonly edits: readonly Edit[] } | null;
}

interface Edit {
  readonly content: string | null;
  readonly location: Position;
  readonly end_location: Position;
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Imports once what is used, and nothing else; lays out the rest. The given names are defined elsewhere. */
export function tidy(source: string, names: readonly string[]): string {
  const ruff = ruffWith(names);
  let text = source;
  for (let fix = firstFix(ruff, text); fix; fix = firstFix(ruff, text)) {
    text = apply(fix, text);
  }
  const formatted = ruff.format(text);
  const findings: Finding[] = ruff.check(formatted);
  if (findings.length > 0) {
    throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  return formatted;
}

/** One at a time, since the next may be about the same lines. */
function firstFix(ruff: Workspace, text: string): readonly Edit[] | undefined {
  const findings: Finding[] = ruff.check(text);
  return findings.find(({ fix }) => fix)?.fix?.edits;
}

function apply(edits: readonly Edit[], text: string): string {
  const lines = text.split('\n');
  const offset = ({ row, column }: Position): number =>
    lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, column - 1);
  return [...edits]
    .sort((one, other) => offset(other.location) - offset(one.location))
    .reduce(
      (rest, { location, end_location, content }) =>
        rest.slice(0, offset(location)) + (content ?? '') + rest.slice(offset(end_location)),
      text,
    );
}
