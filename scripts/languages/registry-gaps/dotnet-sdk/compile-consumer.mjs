import { relative } from 'node:path';
import { inProject, ROOT } from '../../../lib/project.mjs';
import { withTemporaryFolder } from '../../../lib/temporary-folder.mjs';
import { dependencyBindings } from './bindings.mjs';
import { compileCSharp } from './compiler.mjs';
import { nugetPackages, projectsIn, sourcesIn } from './csharp-projects.mjs';
import { MISTAKES, mistakeProject, unlikeExpected } from './mistakes.mjs';
import { PAGE, snippetProjects } from './snippets.mjs';

const EXAMPLES = inProject('examples', 'dotnet');

/**
 * Compiles the generated package, its consumer and the page about it, with all that they use; and the mistakes, which
 * must not compile.
 *
 * @returns {Promise<{ passed: number, failed: number, report: string, note: string }>} each project and mistake counts
 */
export async function compileConsumer() {
  const { projects, mistakes, found } = await withTemporaryFolder(compileAll);
  const compiled = projects.map(({ name }) => ({ name, problems: found[name].map(readable) }));
  const refused = mistakes.map(({ name, sources: [file] }) => ({ name, problems: unlikeExpected(file, found[name]) }));
  const all = [...compiled, ...refused];
  const failures = all.filter(({ problems }) => problems.length > 0);
  return {
    passed: all.length - failures.length,
    failed: failures.length,
    report: failures.map(({ name, problems }) => [`${name}:`, ...problems].join('\n  ')).join('\n'),
    note: `${projects.length} projects compiled, ${mistakes.length} mistakes tried`,
  };
}

async function compileAll(folder) {
  const sources = [...sourcesIn(EXAMPLES), ...MISTAKES, inProject(PAGE)];
  const packages = nugetPackages(await dependencyBindings({ folder, sources }));
  const projects = [...packages, ...projectsIn(EXAMPLES, packages), ...(await snippetProjects(folder, packages))];
  const mistakes = MISTAKES.map((file) => mistakeProject(file, packages));
  return { projects, mistakes, found: await compileCSharp([...projects, ...mistakes]) };
}

function readable({ id, file, line, message }) {
  return `${relative(ROOT, file)}:${line}: ${id}: ${message}`;
}
