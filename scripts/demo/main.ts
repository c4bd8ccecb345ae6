/**
 * Synthesises the example campaign-reach and tells, from the tree itself, what two companies have agreed on; then
 * deploys it to a cloud on this machine, and tells what the service says.
 */
import { relative } from 'node:path';
import { buildApp } from '../../examples/campaign-reach/app';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import { pageOf } from '../../src/report/page/page';
import { privacyReports } from '../../src/report/privacy-reports';
import { CATALOGUE } from '../../src/rules/catalogue';
import { madeIn } from './accounts';
import { tellDeployment } from './deployment';
import { findingsIn } from './findings';
import { bold, heading, indented, rows, wrapped } from './layout';
import { messageAfterMistake } from './mistake';
import { paragraphOf, tableOf } from './privacy';
import { timed } from './progress';

/** Sections of the report, without the columns that are too wide for a terminal. */
const SECTIONS = { 'What each member can learn of the data of others': 5, 'How strong the protection is': 3 };

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

for (const page of privacyReports(graph).map(pageOf)) {
  heading('Who can learn what: a part of the report of npx cdk-cleanrooms report');
  console.log(indented(wrapped(paragraphOf(page))));
  for (const [title, columns] of Object.entries(SECTIONS)) {
    heading(title);
    rows(tableOf(page, title).map((cells) => cells.slice(0, columns)));
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
