/** The files that contain the code of the package. Each module is in one of them. */
export const LIBRARY = 'library.js';
export const RULES = 'rules.js';
export const REPORT = 'report.js';
export const COMMAND_LINE = 'cli.js';

const FOLDERS = {
  model: RULES,
  queries: RULES,
  report: REPORT,
  rules: RULES,
  sql: RULES,
  cli: COMMAND_LINE,
  templates: COMMAND_LINE,
};

/**
 * The file with the code of a module.
 *
 * @param {string} module below `src` or `lib`, such as `model/fact.js`
 */
export function partOf(module) {
  return FOLDERS[module.split('/')[0]] ?? LIBRARY;
}
