import { SQL } from '../../private/words';
import type { PrivacyReport, ReportedAnalysis } from '../report';
import { code, enumerated, escaped, fenced } from './markdown';
import { codes, type Names } from './names';

/** The texts that members can run, word for word. */
export function analysesSection({ analyses }: PrivacyReport, names: Names): string | undefined {
  return analyses.length > 0 ? analyses.map((analysis) => analysisText(analysis, names)).join('\n\n') : undefined;
}

function analysisText(analysis: ReportedAnalysis, names: Names): string {
  const { name, text, format } = analysis;
  const body = text === null ? 'The text is not in the app.' : fenced(text, languageOf(format));
  return `### ${code(name)}\n\n${detailsOf(analysis, names)}\n\n${body}`;
}

function detailsOf(analysis: ReportedAnalysis, names: Names): string {
  const { owner, kind, parameters, reads, allowedBy, sha256, understood } = analysis;
  const lines = [
    `${kind === 'template' ? 'Analysis template' : 'Query of an intermediate table'} of ${names.of(owner)}.`,
    ...(parameters.length > 0 ? [`Parameters: ${enumerated(parameters.map(parameterText))}.`] : []),
    ...(reads.length > 0 ? [`Reads ${codes(reads, 'table')}.`] : []),
    allowedBy.length > 0 ? `Allowed by ${codes(allowedBy, 'table')}.` : 'No table allows it.',
    ...verdicts(analysis),
    ...(understood ? [] : ['**The text is not read**: it can return everything that the tables allow.']),
    ...(sha256 === null ? [] : [`SHA-256 of the text: ${code(sha256)}.`]),
  ];
  return lines.join(' ');
}

function parameterText({ name, type }: ReportedAnalysis['parameters'][number]): string {
  return type === null ? code(name) : `${code(name)} (${escaped(type)})`;
}

const VERDICTS = {
  allowed: 'accept it',
  refused: '**refuse it**',
  unknown: 'decide about it in a way that is not known',
};

const PRIVACY_VERDICTS = {
  VALID: 'valid',
  INVALID: '**not valid**',
  UNABLE_TO_VALIDATE: 'not possible to validate',
};

function verdicts({ verdict, privacyVerdict }: ReportedAnalysis): readonly string[] {
  return [
    ...(verdict === null ? [] : [`The service is predicted to ${VERDICTS[verdict]}.`]),
    ...(privacyVerdict === null
      ? []
      : [`For differential privacy, it is predicted to be ${PRIVACY_VERDICTS[privacyVerdict]}.`]),
  ];
}

function languageOf(format: string | null): string {
  return format === SQL ? 'sql' : format?.startsWith('PYSPARK') ? 'python' : 'text';
}
