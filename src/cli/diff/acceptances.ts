import { readFileSync, statSync } from 'node:fs';
import { isPlain } from '../../model/raw';
import { nearest } from '../../private/nearest';
import { type DataPath, type Document, UnreadableInput } from '../../templates/document';
import { readDocument } from '../../templates/read-document';
import { addressOf } from '../output/messages';
import type { Place } from '../result';
import { didYouMean, UsageError } from '../usage-error';

/** The file that is read if it is in the working folder. */
export const DEFAULT_FILE = 'cleanrooms-accepted.json';

/** An entry of the file: a difference that widens, and who accepts it. */
export interface Acceptance {
  readonly fingerprint: string;
  readonly by: string;
  readonly reason: string;
  /** The last day on which it applies, for example `2026-12-31`. */
  readonly until?: string;
  readonly place: Place;
}

/**
 * The acceptances in a file.
 *
 * @param file the file that the user specifies; the default is read if it exists
 * @throws UsageError if the file cannot be read, or is not what docs/schemas/accepted.schema.json describes
 */
export function acceptancesIn(file: string | undefined): readonly Acceptance[] {
  if (file === undefined && !statSync(DEFAULT_FILE, { throwIfNoEntry: false })) {
    return [];
  }
  const document = read(file ?? DEFAULT_FILE);
  const { data } = document;
  if (!isPlain(data)) {
    throw wrong(document, [], 'the file is not an object', EXAMPLE);
  }
  requireProperties(document, data, [], ['version', 'accepted'], ['$schema']);
  if (data.version !== VERSION) {
    throw wrong(document, ['version'], `version is ${JSON.stringify(data.version)}`, `specify "version": ${VERSION}`);
  }
  const { accepted } = data;
  if (!Array.isArray(accepted)) {
    throw wrong(document, ['accepted'], 'accepted is not a list', EXAMPLE);
  }
  return accepted.map((entry: unknown, i) => acceptanceOf(document, entry, ['accepted', i]));
}

const VERSION = 1;
const EXAMPLE = `specify { "version": ${VERSION}, "accepted": [] }, with one entry for each accepted difference`;

function read(file: string): Document {
  try {
    return readDocument(file, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    const { position, reason } =
      error instanceof UnreadableInput ? error : { position: undefined, reason: (error as Error).message };
    throw new UsageError(
      `--accepted: ${addressOf({ file, position })} cannot be read: ${reason}`,
      'specify a file with accepted differences in JSON',
    );
  }
}

function acceptanceOf(document: Document, entry: unknown, path: DataPath): Acceptance {
  if (!isPlain(entry)) {
    throw wrong(document, path, `${nameOf(path)} is not an object`, ENTRY);
  }
  requireProperties(document, entry, path, ['fingerprint', 'by', 'reason'], ['until']);
  const textOf = (name: string, pattern: RegExp, fix: string): string => {
    const value = entry[name];
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw wrong(document, [...path, name], `${nameOf([...path, name])} is ${JSON.stringify(value)}`, fix);
    }
    return value;
  };
  const { file } = document;
  const acceptance = {
    fingerprint: textOf('fingerprint', /^[0-9a-f]{16}$/, 'specify the 16 hexadecimal digits that the diff shows'),
    by: textOf('by', /\S/, 'specify who accepts the difference'),
    reason: textOf('reason', /\S/, 'specify why it is accepted'),
    place: { file, position: document.positionOf(path) },
  };
  if (entry.until === undefined) {
    return acceptance;
  }
  const until = textOf('until', /^\d{4}-\d{2}-\d{2}$/, DATE);
  if (!isDate(until)) {
    throw wrong(document, [...path, 'until'], `${nameOf([...path, 'until'])} is ${JSON.stringify(until)}`, DATE);
  }
  return { ...acceptance, until };
}

const ENTRY = 'specify { "fingerprint": "…", "by": "…", "reason": "…" }';
const DATE = 'specify the last day on which it applies, for example 2026-12-31';

/** Dates such as the 31st of April are shifted, and others are not dates at all. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function requireProperties(
  document: Document,
  data: Readonly<Record<string, unknown>>,
  path: DataPath,
  required: readonly string[],
  optional: readonly string[],
): void {
  const whole = path.length === 0 ? 'the file' : nameOf(path);
  const known = [...required, ...optional];
  const other = Object.keys(data).find((name) => !known.includes(name));
  if (other !== undefined) {
    const fix = `${didYouMean(nearest(other, known))}the properties are ${known.join(', ')}`;
    throw wrong(document, [...path, other], `${whole} has the property ${JSON.stringify(other)}`, fix);
  }
  const missing = required.find((name) => data[name] === undefined);
  if (missing !== undefined) {
    throw wrong(document, path, `${whole} has no ${missing}`, path.length === 0 ? EXAMPLE : ENTRY);
  }
}

/** A path as users write it: `accepted[0].by`. */
function nameOf(path: DataPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function wrong(document: Document, path: DataPath, what: string, fix: string): UsageError {
  const address = addressOf({ file: document.file, position: document.positionOf(path) });
  return new UsageError(`--accepted: ${address}: ${what}`, fix);
}
