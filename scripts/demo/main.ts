/**
 * Synthesises the example campaign-reach and tells, from the tree itself, what two companies have agreed on; then
 * deploys it to a cloud on this machine, and tells what the service says.
 */
import { relative } from 'node:path';
import { buildApp } from '../../examples/campaign-reach/app';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import { CATALOGUE } from '../../src/rules/catalogue';
import { madeIn } from './accounts';
import { tellDeployment } from './deployment';
import { findingsIn } from './findings';
import { bold, heading, indented, rows } from './layout';
import { whoMayDoWhat } from './members';
import { messageAfterMistake } from './mistake';
import { timed } from './progress';
import { whatTablesAllow } from './tables';

heading('Campaign reach');
console.log('  How many customers of the advertiser saw the campaign of the publisher?');
console.log('  Two companies, two AWS accounts; neither shows its data to the other.\n');

const app = timed('build the tree of constructs', buildApp);
const assembly = timed('synthesize, check, write the templates', () => app.synth());
const { graph } = readGraph(constructSource(app));

for (const stack of assembly.stacks) {
  heading(`${stack.stackName}: account ${stack.environment.account}, ${stack.environment.region}`);
  rows(madeIn(stack.template));
}

for (const collaboration of graph.collaboration) {
  heading('Who may do what');
  rows(whoMayDoWhat(collaboration));
  for (const { title, facts } of whatTablesAllow(collaboration)) {
    heading(title);
    rows(facts);
  }
}

heading('Findings');
const findings = findingsIn(assembly);
console.log(
  findings.length > 0 ? indented(findings.join('\n')) : `  none, by the ${CATALOGUE.length} rules of this library`,
);

heading('The same app without its privacy budget');
console.log(indented(messageAfterMistake()));

heading('The templates, to read or to deploy');
for (const stack of assembly.stacks) {
  console.log(`  ${relative(process.cwd(), stack.templateFullPath)}`);
}

const [publisher, advertiser] = ['Publisher', 'Advertiser'].map((name) => assembly.getStackByName(name).environment);
tellDeployment({
  publisher: publisher.account,
  advertiser: advertiser.account,
  assembly: assembly.directory,
}).then(
  () => console.log(`\n  ${bold('Next:')} change examples/campaign-reach, and run npm run demo again.`),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
