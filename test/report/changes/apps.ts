import { constructSource } from '../../../src/model/construct-source';
import { readGraph } from '../../../src/model/graph';
import { privacyReports } from '../../../src/report/privacy-reports';
import type { PrivacyReport } from '../../../src/report/report';
import { readDocument } from '../../../src/templates/read-document';
import { templateOf } from '../../../src/templates/template-files';
import { templateSource } from '../../../src/templates/template-source';
import { constructsWith } from './constructs';
import type { Settings } from './settings';
import { templatesWith } from './templates';

/** The reports of the app of constructs. */
export function reportsOfConstructs(settings: Settings): readonly PrivacyReport[] {
  return privacyReports(readGraph(constructSource(constructsWith(settings))).graph);
}

/** The reports of the same app as plain templates, which are read as the command line reads files. */
export function reportsOfTemplates(settings: Settings): readonly PrivacyReport[] {
  const stacks = templatesWith(settings).map(({ name, account, ...template }) => {
    const document = readDocument(`${name}.json`, JSON.stringify(template));
    const stack = templateOf(document, { parameters: new Map() }, () => {
      throw new Error('no template has another one');
    });
    return { ...stack, stackName: name, account, region: 'us-east-1' };
  });
  return privacyReports(readGraph(templateSource(stacks)).graph);
}
