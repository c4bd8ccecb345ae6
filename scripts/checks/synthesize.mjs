/**
 * Synthesizes apps one after the other. The only argument is a JSON file with a list of them; what one of them throws is
 * written beside its output folder, and does not stop the others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [list] = process.argv.slice(2);

for (const { app, outdir, context } of JSON.parse(readFileSync(list, 'utf8'))) {
  process.env.CDK_OUTDIR = outdir;
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  try {
    require(app).buildApp().synth();
  } catch (error) {
    writeFileSync(`${outdir}.error.txt`, error.stack);
    process.exitCode = 1;
  }
}
