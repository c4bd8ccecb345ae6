/**
 * Checks the compiled API against the design rules of the CDK, as `awslint` does.
 *
 * We use awslint as a library, because the command line of this release hides what it cannot judge, such as a construct
 * without its `@resource` tag, behind "chalk.red is not a function".
 *
 * It also checks that every public member has a summary, and constructs and factories an example, which awslint does not.
 *
 * Exceptions, each `<rule>:<type or member>`, are listed in awslint.json, where awslint itself would look for them.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { withoutExample, withoutSummary } from './lib/docstring-examples.mjs';
import { inProject, ROOT, readJson } from './lib/project.mjs';

const require = createRequire(import.meta.url);
const { ALL_RULES_LINTER, DiagnosticLevel, RuleFilterSet } = require('awslint/lib');
// The copy that awslint itself uses.
const { TypeSystem } = createRequire(require.resolve('awslint/lib'))('jsii-reflect');

const EXCEPTIONS = inProject('awslint.json');

/** What has no L1, without which awslint does not read a class that extends `Resource`. */
const WITHOUT_L1 = new Set([
  'cdk-cleanrooms.AudienceModel',
  'cdk-cleanrooms.ConfiguredAudienceModel',
  'cdk-cleanrooms.ConfiguredAudienceModelAssociation',
]);
const { ResourceReflection } = require('awslint/lib/rules/resource');
const findAll = ResourceReflection.findAll.bind(ResourceReflection);
ResourceReflection.findAll = (assembly) =>
  findAll(
    new Proxy(assembly, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        return name === 'allClasses' ? value.filter(({ fqn }) => !WITHOUT_L1.has(fqn)) : value;
      },
    }),
  );

const api = await compiledApi();
const findings = ALL_RULES_LINTER.eval(api, {
  // Exceptions only count among rules that are included by name or wildcard.
  includeRules: new RuleFilterSet(['*:*']),
  excludeRules: new RuleFilterSet(existsSync(EXCEPTIONS) ? readJson(EXCEPTIONS).exclude : []),
}).filter(({ level }) => level >= DiagnosticLevel.Warning);

for (const { level, rule, scope, message } of findings) {
  console.log(`${DiagnosticLevel[level].toLowerCase()} ${rule.code}:${scope}\n  ${message}`);
}
const undocumented = [
  ...withoutSummary(api).map((name) => ({ code: `summary:${name}`, message: 'has no docstring' })),
  ...withoutExample(api).map((name) => ({ code: `example:${name}`, message: 'has no @example in its docstring' })),
];
for (const { code, message } of undocumented) {
  console.log(`error ${code}\n  ${message}`);
}
process.exitCode = undocumented.length > 0 || findings.some(({ level }) => level === DiagnosticLevel.Error) ? 1 : 0;

async function compiledApi() {
  const types = new TypeSystem();
  await types.load(ROOT, {
    validate: false,
    supportedFeatures: ['intersection-types', 'class-covariant-overrides'],
  });
  types.lock();
  return types.roots[0];
}
