import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { COLLABORATION } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { CONSTRUCT, enumOf, filledListOf, knownText, optional, requireShapes, STRING, struct } from '../private/shape';
import { code, text } from '../private/text';
import { privacyReportOf, reportText } from '../validation/privacy-report-of';
import { writeReportsAtSynthesis } from '../validation/report-files';
import { notACollaboration } from './collaboration-error';

/** A format of privacy reports, which is also the extension of their files. */
export enum PrivacyReportFormat {
  /** A page of Markdown, with a diagram that GitHub and GitLab render. */
  MARKDOWN = 'md',

  /** JSON for programs, such as the comparison of two versions of an app. */
  JSON = 'json',
}

/** Where and how privacy reports are written at synthesis. */
export interface PrivacyReportFilesOptions {
  /**
   * The folder of the files, which is created if it does not exist. It must be known at synthesis.
   *
   * A relative path begins in the working directory of the app. The CDK CLI runs an app in the folder of `cdk.json`.
   */
  readonly folder: string;

  /**
   * The formats, each of which is a file for each collaboration.
   *
   * @default - `PrivacyReportFormat.MARKDOWN`
   */
  readonly formats?: PrivacyReportFormat[];
}

/**
 * Who can learn what in a collaboration, as far as an app states it.
 *
 * The report lists which member can learn what of which column of another member, what protects the data, where results
 * are written, and what nothing restricts. What is not known is listed, and the report then contains the most that is
 * possible. It is about the code of the app, not about what is deployed, and it is not legal advice.
 *
 * `npx cdk-cleanrooms report cdk.out` writes the same report without a change of the app.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html
 * @example
 * declare const collaboration: Collaboration;
 *
 * const report = PrivacyReport.of(collaboration);
 * const isComplete = report.notKnown.length === 0;
 */
export class PrivacyReport {
  /**
   * Reports who can learn what in a collaboration, with what the app contains when this is called.
   *
   * Call it in a test after the app is built.
   *
   * @param collaboration the collaboration, of this app or imported
   * @throws an error if the construct is not a collaboration of an app, or is imported and has no membership in the app
   * @example
   * declare const collaboration: Collaboration;
   *
   * const page = PrivacyReport.of(collaboration).markdown;
   */
  public static of(collaboration: ICollaborationRef): PrivacyReport {
    const where = code('PrivacyReport.of()');
    requireShapes(where, { collaboration: COLLABORATION }, { collaboration });
    const found = privacyReportOf(collaboration);
    if (!found) {
      throw notACollaboration(
        where,
        collaboration,
        'a report is about a collaboration, with what its members contribute',
      );
    }
    const { report } = found;
    if (!report) {
      throw new InputError(where, {
        what: text`${code('collaboration')} is ${JSON.stringify(collaboration.node.path)}, of which the app has no membership`,
        why: 'nothing is known about a collaboration outside of the app that no membership of the app belongs to',
        fix: text`create the ${code('Membership')} first`,
      });
    }
    return new PrivacyReport(
      reportText(report, 'md'),
      reportText(report, 'json'),
      report.unknown.map(({ of, what }) => `${of}: ${what}`),
    );
  }

  /**
   * Writes a report on each collaboration in a scope whenever the app is synthesized.
   *
   * The files are written at the end of synthesis: all of them, or none if the synthesis fails. A file whose text is the
   * same is not written. The name of a file follows from the path of its collaboration, such as
   * `Publisher-CampaignReach.md` for the construct `Publisher/CampaignReach`. The file of a collaboration that is
   * removed or renamed stays in the folder until you delete it.
   *
   * A stage that is synthesized alone, as in a test, writes nothing. `Template.fromStack` synthesizes the whole app.
   *
   * @param scope the app, a stage, or any construct, whose collaborations are reported
   * @param options where and how the reports are written
   * @throws an error at synthesis if a file cannot be written
   * @example
   * PrivacyReport.writeAtSynthesis(app, { folder: 'docs/privacy' });
   */
  public static writeAtSynthesis(scope: IConstruct, options: PrivacyReportFilesOptions): void {
    const where = code('PrivacyReport.writeAtSynthesis()');
    requireShapes(where, { scope: CONSTRUCT, options: OPTIONS }, { scope, options });
    const { folder, formats = [PrivacyReportFormat.MARKDOWN] } = options;
    const failed = ({ message }: Error) =>
      new InputError(where, {
        what: `no file is written to ${JSON.stringify(folder)}: ${message}`,
        why: `a relative path is resolved from ${JSON.stringify(process.cwd())}`,
        fix: text`specify as ${code('folder')} a folder that can be written to`,
      });
    try {
      writeReportsAtSynthesis({ scope, folder, formats: [...new Set(formats)], failed });
    } catch (error) {
      throw new InputError(where, {
        what: text`the app has a custom synthesis already: ${(error as Error).message}`,
        why: 'reports are written by the custom synthesis of the app, of which the CDK runs one',
        fix: text`attach the other one to a construct below the app`,
      });
    }
  }

  private constructor(
    /** The report as a page of Markdown. */
    public readonly markdown: string,
    /** The report as JSON, as the schema `docs/schemas/privacy-report.schema.json` describes it. */
    public readonly json: string,
    /**
     * What is not known, each with the construct that it belongs to. It is empty if the report is complete.
     *
     * A test can require that nothing is added to it.
     */
    public readonly notKnown: string[],
  ) {}
}

const OPTIONS = struct<PrivacyReportFilesOptions>({
  folder: knownText(STRING, {
    why: 'the files are written at synthesis, when a token has no value',
    fix: text`specify ${code('folder')} as a string`,
  }),
  formats: optional(
    filledListOf(enumOf('PrivacyReportFormat', PrivacyReportFormat), {
      why: 'nothing would be written',
      fix: text`list at least one format, or omit ${code('formats')}`,
    }),
  ),
});
