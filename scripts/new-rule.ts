import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './scaffold/refusal';
import { newRule } from './scaffold/rule';
import { runGenerator } from './scaffold/run';
import { FILL_IN, write } from './scaffold/scaffold';

/* npm run new-rule -- <subject> <IdOfRule>, for example: npm run new-rule -- configured-table ListRuleHasJoinColumn */

const ROOT = join(__dirname, '..');

runGenerator(([subject, id, ...others]) => {
  if (subject === undefined || id === undefined || others.length > 0) {
    throw new Refusal('usage: npm run new-rule -- <subject> <IdOfRule>');
  }
  const ids = JSON.parse(readFileSync(join(ROOT, 'catalogue', 'rule-ids.json'), 'utf8'));
  const paths = write(ROOT, newRule(subject, id, ids));
  console.log(`${paths.join('\n')}\n`);
  console.log(`Replace every "${FILL_IN}", and set the status of the constraints to "rule" in catalogue/constraints.`);
  console.log('Then: npx projen compile && npm run rules-doc && npm run constraints-doc');
});
