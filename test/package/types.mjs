import { dirname, sep } from 'node:path';
import { CheckFailed } from '../../scripts/lib/check-failed.mjs';

/**
 * Reads the types of an installed package as a project of a user does, but complains, as most projects do not, of what is wrong
 * within them: of a missing file, a property would silently be `any`.
 *
 * @param {string} index the declarations of the package
 */
export async function requireTypes(index) {
  // Scripts that check a bare clone load this module before any package is installed.
  const { default: ts } = await import('typescript');
  const program = ts.createProgram([index], {
    module: ts.ModuleKind.Node16,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
  });
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(posix(dirname(index))));
  if (own.length < 2) {
    throw new CheckFailed(`${index} leads to no other types`);
  }
  const wrong = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  if (wrong.length > 0) {
    throw new CheckFailed(
      wrong
        .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
        .join('\n'),
    );
  }
}

function posix(path) {
  return path.replaceAll(sep, '/');
}
