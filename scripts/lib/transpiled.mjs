import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * A source as jsii compiles it, but without its types being checked.
 *
 * @param {string} file
 */
export function transpiled(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    fileName: file,
  });
  return outputText;
}
