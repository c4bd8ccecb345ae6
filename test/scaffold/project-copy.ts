import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { kebabCase } from '../../scripts/scaffold/names';

export const ROOT = join(__dirname, '..', '..');

/** A copy of what generators write to, in a temporary folder. */
export function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'scaffold-'));
  for (const path of ['src', 'test/support', 'catalogue', 'docs/constructs.md']) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Takes a construct out of a copy: its file, and its lines in what the package exports and in the random properties. */
export function withoutConstruct(copy: string, folder: string, className: string): void {
  const file = kebabCase(className);
  rmSync(join(copy, 'src', folder, `${file}.ts`));
  removeLine(join(copy, 'src', 'index.ts'), `export * from './${folder}/${file}';`);
  removeLine(join(copy, 'test', 'support', 'random-props.ts'), `  ${className}: `);
}

function removeLine(file: string, start: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  const others = lines.filter((line) => !line.startsWith(start));
  if (others.length !== lines.length - 1) {
    throw new Error(`not one line of ${file} starts with ${start}`);
  }
  writeFileSync(file, others.join('\n'));
}

/** What the compiler says of files. */
export function problemsOf(files: readonly string[]): string[] {
  const config = ts.readConfigFile(join(ROOT, 'test', 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, join(ROOT, 'test'));
  const program = ts.createProgram(files, { ...options, rootDir: undefined, preserveSymlinks: false });
  const sources = files.map((file) => program.getSourceFile(file));
  if (sources.includes(undefined)) {
    throw new Error(`no such file among ${files.join(', ')}`);
  }
  return sources
    .flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

/** Every file of a copy, with its text. */
export function contentsOf(root: string): Map<string, string> {
  const files = ['src', 'test', 'catalogue', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return new Map(files.map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]));
}
