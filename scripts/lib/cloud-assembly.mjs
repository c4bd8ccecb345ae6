import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files-below.mjs';
import { readJson } from './project.mjs';

/**
 * The templates of a synthesised app, those of its stages included.
 *
 * @param {string} outdir
 */
export function templatesIn(outdir) {
  return filesBelow(outdir, '.template.json');
}

/**
 * What an app was told about: by its constructs, and by the CDK's own check of the templates.
 *
 * @param {string} outdir
 * @returns {string[]} a line for each finding
 */
export function findingsIn(outdir) {
  const annotations = filesBelow(outdir, '.metadata.json').flatMap((file) =>
    annotationsIn(readJson(join(outdir, file))),
  );
  const report = join(outdir, 'validation-report.json');
  return [...annotations, ...(existsSync(report) ? violationsIn(readJson(report)) : [])];
}

function annotationsIn(metadata) {
  return Object.entries(metadata).flatMap(([path, entries]) =>
    entries
      .filter(({ type }) => type === 'aws:cdk:warning' || type === 'aws:cdk:error')
      .map(({ data }) => `${path}: ${data}`),
  );
}

function violationsIn({ pluginReports }) {
  const violations = pluginReports.flatMap((report) => report.violations);
  return violations
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${constructPath}: ${description} [${ruleName}]`),
    );
}
