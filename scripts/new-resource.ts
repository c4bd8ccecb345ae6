import { join } from 'node:path';
import { Refusal } from './scaffold/refusal';
import { l1Of, newResource } from './scaffold/resource';
import { runGenerator } from './scaffold/run';
import { FILL_IN, write } from './scaffold/scaffold';

/* npm run new-resource -- <folder> <ClassName>, for example: npm run new-resource -- id-mapping IdMappingTable */

const ROOT = join(__dirname, '..');

runGenerator(([folder, className, ...others]) => {
  if (folder === undefined || className === undefined || others.length > 0) {
    throw new Refusal('usage: npm run new-resource -- <folder> <ClassName>');
  }
  const paths = write(ROOT, newResource(folder, className, l1Of(className)));
  console.log(`${paths.join('\n')}\n`);
  console.log(`Replace every "${FILL_IN}", add random properties and a case of property injection, and an example.`);
  console.log('Then: npx projen compile && npx projen docgen');
});
