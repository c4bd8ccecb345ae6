import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';

export const ROOT = join(__dirname, '..', '..');

/** A copy of what generators write to, in a temporary folder. */
export function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'scaffold-'));
  for (const folder of ['src', 'test/support', 'catalogue', 'docs']) {
    cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
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
