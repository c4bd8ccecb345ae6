import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const ROOT = join(__dirname, '..', '..', '..');

/** The hash of the schema as OASIS publishes it: see the README.md beside it. */
const PUBLISHED = 'c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e';

/** Validates SARIF as its standard does, with the formats of URIs and dates. */
export function sarifValidator(): ValidateFunction {
  const schema = readFileSync(join(ROOT, 'test', 'cli', 'sarif', 'sarif-schema-2.1.0.json'), 'utf8');
  if (createHash('sha256').update(schema).digest('hex') !== PUBLISHED) {
    throw new Error('the schema of SARIF is not the published one');
  }
  // Drafts before 2019 do not know of ajv's strict mode.
  const ajv = new Ajv04({ strict: false, allErrors: true });
  addFormats(ajv as unknown as Ajv);
  return ajv.compile(JSON.parse(schema));
}

interface ValidatorOptions {
  /** Whether properties that a schema does not describe are rejected. */
  readonly closed: boolean;
}

/** Validates the documented shape of JSON. */
export function checkResultValidator(options: ValidatorOptions): ValidateFunction {
  return validator('check-result.schema.json', options);
}

export function replacementsResultValidator(options: ValidatorOptions): ValidateFunction {
  return validator('replacements-result.schema.json', options);
}

export function privacyReportValidator(options: ValidatorOptions): ValidateFunction {
  return validator('privacy-report.schema.json', options);
}

export function diffResultValidator(options: ValidatorOptions): ValidateFunction {
  return validator('diff-result.schema.json', options);
}

function validator(file: string, { closed }: ValidatorOptions): ValidateFunction {
  const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'docs', 'schemas', file), 'utf8'), (_, part) =>
    closed && part?.type === 'object' ? { additionalProperties: false, ...part } : part,
  );
  return new Ajv({ allErrors: true }).compile(schema as object);
}
