import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './scaffold/refusal';
import { newRule } from './scaffold/rule';
import { FILL_IN, write } from './scaffold/scaffold';

/* npm run new-rule -- <subject> <IdOfRule>, for example: npm run new-rule -- configured-table ListRuleHasJoinColumn */

const ROOT = join(__dirname, '..');

function main([subject, id, ...others]: readonly string[]): void {
  if (subject === undefined || id === undefined || others.length > 0) {
    throw new Refusal('usage: npm run new-rule -- <subject> <IdOfRule>');
  }
  const ids = JSON.parse(readFileSync(join(ROOT, 'catalogue', 'rule-ids.json'), 'utf8'));
  const paths = write(ROOT, newRule(subject, id, ids));
  console.log(`${paths.join('\n')}\n`);
  console.log(`Replace every "${FILL_IN}", and set the status of the constraints to "rule" in catalogue/constraints.`);
  console.log('Then: npx projen compile && npm run rules-doc && npm run constraints-doc');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
