import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow } from '../../../lib/files-below.mjs';
import { inProject } from '../../../lib/project.mjs';
import { generatedProject } from '../../dotnet/nuget-package.mjs';

/** @typedef {import('./compiler.mjs').CSharpProject} CSharpProject */

const STAND_INS = inProject('scripts', 'languages', 'registry-gaps', 'dotnet-sdk', 'stand-ins');
const JSII = 'Amazon.JSII.Runtime';

/**
 * The NuGet packages that the consumer restores, each after those it needs. What jsii generates, or generated for
 * others, is there in full; of the rest, the declarations.
 *
 * @param {Awaited<ReturnType<typeof import('./bindings.mjs').dependencyBindings>>} bindings
 * @returns {CSharpProject[]}
 */
export function nugetPackages(bindings) {
  const ours = generatedProject();
  return [
    { name: JSII, sources: [join(STAND_INS, 'Amazon.JSII.Runtime.cs')], references: [] },
    { name: 'xunit', sources: [join(STAND_INS, 'xunit.cs')], references: [] },
    generated('Constructs', bindings.Constructs, []),
    generated('Amazon.CDK.Lib', bindings['Amazon.CDK.Lib'], ['Constructs']),
    generated(basename(ours), ours, ['Constructs', 'Amazon.CDK.Lib']),
  ];
}

function generated(name, folder, references) {
  return { name, sources: sourcesIn(folder), references: [JSII, ...references], lenient: true };
}

/**
 * The C# projects of a folder, with the references that their own project files declare.
 *
 * @param {string} folder
 * @param {CSharpProject[]} packages those that can be restored; others, such as the runner of the tests, bring no types
 * @returns {CSharpProject[]} each after those it refers to, of which none refers to others in turn
 */
export function projectsIn(folder, packages) {
  const names = new Set(packages.map(({ name }) => name));
  const projects = filesBelow(folder, '.csproj').map((file) => readProject(join(folder, file), names));
  const libraries = projects.filter(({ refersToProjects }) => !refersToProjects);
  const users = projects.filter(({ refersToProjects }) => refersToProjects);
  return [...libraries, ...users];
}

function readProject(file, packages) {
  const text = readFileSync(file, 'utf8');
  const included = (element) => [...text.matchAll(new RegExp(`<${element}\\s+Include="([^"]+)"`, 'g'))];
  const restored = included('PackageReference').map(([, name]) => name);
  const projects = included('ProjectReference').map(([, path]) => basename(path, '.csproj'));
  return {
    name: basename(file, '.csproj'),
    sources: sourcesIn(dirname(file)),
    // The runtime of jsii comes with every package that jsii made.
    references: [JSII, ...restored.filter((name) => packages.has(name)), ...projects],
    program: text.includes('<OutputType>Exe</OutputType>'),
    refersToProjects: projects.length > 0,
  };
}

/** @param {string} folder with what builds leave there passed over */
export function sourcesIn(folder) {
  return filesBelow(folder, '.cs')
    .filter((file) => !/(^|[\\/])(bin|obj)[\\/]/.test(file))
    .map((file) => join(folder, file));
}
