import { attachCustomSynthesis } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { constructSource } from '../model/construct-source';
import { readGraph } from '../model/graph';
import { writeTogether } from '../private/files-together';
import { Note } from '../private/note';
import { fileNamesOf } from '../report/file-names';
import { privacyReports } from '../report/privacy-reports';
import { type ReportFormat, reportText } from './privacy-report-of';

/** Where the reports on the collaborations in a scope are written. */
export interface ReportFiles {
  readonly scope: IConstruct;
  readonly folder: string;
  readonly formats: readonly ReportFormat[];
  /** The error for a folder to which nothing can be written. */
  readonly failed: (error: Error) => Error;
}

const FILES = new Note<ReportFiles[]>('PrivacyReportFiles');

/**
 * Writes reports when the whole app is synthesized: an app is synthesized after its stages, and the root of the tree
 * after its stacks, so that nothing changes later, and an error before it leaves the files as they are. It throws the error of the
 * CDK if the app has another custom synthesis.
 */
export function writeReportsAtSynthesis(files: ReportFiles): void {
  const root = files.scope.node.root as Construct;
  const others = FILES.read(root);
  if (others) {
    others.push(files);
    return;
  }
  const all = [files];
  attachCustomSynthesis(root, { onSynthesize: () => writeAll(root, all) });
  FILES.write(root, all);
}

function writeAll(root: IConstruct, all: readonly ReportFiles[]): void {
  if (hasErrors(root)) {
    return;
  }
  const reports = privacyReports(readGraph(constructSource(root, { isFinal: true })).graph);
  // Of all reports, so that those of two scopes have different names in one folder.
  const names = fileNamesOf(reports);
  for (const { scope, folder, formats, failed } of all) {
    const texts = reports.flatMap((report, i) =>
      isIn(scope, report.collaboration.path)
        ? formats.map((format) => [`${names[i]}.${format}`, reportText(report, format)] as const)
        : [],
    );
    try {
      writeTogether(folder, new Map(texts));
    } catch (error) {
      throw failed(error as Error);
    }
  }
}

/** Whether the CDK CLI will report errors, with which the synthesis fails. */
function hasErrors(root: IConstruct): boolean {
  return root.node.findAll().some(({ node }) => node.metadata.some(({ type }) => type === ERROR));
}

/** The type of the metadata of `Annotations.addError`. */
const ERROR = 'aws:cdk:error';

function isIn({ node }: IConstruct, path: string): boolean {
  return node.path === '' || path === node.path || path.startsWith(`${node.path}/`);
}
