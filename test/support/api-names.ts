import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Size, Stack, Token } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import * as api from '../../src';
import { type Code, partsOf, type Text } from '../../src/private/text';
import { sourceFiles } from './source';

/** What looks like a part of an API: `allowedColumns`, `Payment.QUERY_COMPUTE`, `AnalysisRule`, `CAN_QUERY`, `s3(`. */
const API = /\b[a-z][a-z0-9]*[A-Z]\w*|\b[A-Z]\w*\.\w+|\b[A-Z][a-z]+[A-Z]\w*|\b[A-Z]+_[A-Z_]+\b|\{ … \}|\w\(/g;
const STRING = /"(?:[^"\\]|\\.)*"/g;
/** Names that are no part of an API. */
const WORDS = new Set(['CloudFormation', 'CloudWatch', 'PySpark', 'NaN', 'vCPUs']);

/** The words of a text, outside of strings and of marked code, that look like parts of an API. */
export function unmarkedNames(text: Text): readonly string[] {
  const prose = partsOf(text).filter((part) => typeof part === 'string');
  return (prose.join(' ').replace(STRING, '').match(API) ?? []).filter((name) => !WORDS.has(name));
}

/** The names in the code of a text that neither this library has nor the CDK. */
export function inventedNames(text: Text): readonly string[] {
  return partsOf(text)
    .filter((part): part is Code => typeof part !== 'string')
    .flatMap((part) => inventedNamesIn(part.write()));
}

/** As `inventedNames`, of code as TypeScript writes it. */
export function inventedNamesIn(source: string): readonly string[] {
  const code = source.replace(STRING, '""');
  const members = [...code.matchAll(/\b(\w+)\.(\w+)/g)].filter(([, owner, member]) => !hasMember(owner, member));
  const alone = [...code.matchAll(/(?<![\w.])([A-Za-z]\w*)(?![\w.])/g)].filter(
    ([name]) => name !== 'new' && !isDeclared(name),
  );
  return [...members, ...alone].map(([name]) => name);
}

const EXPORTED: Readonly<Record<string, object & { readonly prototype?: object }>> = {
  ...api,
  CfnIdMappingWorkflow,
  Duration,
  ScheduleExpression,
  Size,
  Stack,
  TimeWindow,
  Token,
};

/** Of a class of this library or, in lower case, of a variable that holds an instance of it. */
function hasMember(owner: string, member: string): boolean {
  const type = EXPORTED[`${owner[0].toUpperCase()}${owner.slice(1)}`];
  const holder = /^[A-Z]/.test(owner) ? type : type?.prototype;
  return holder !== undefined && member in holder;
}

/** A class of this library, a property of a struct of it or of the CDK, or a class that users need from the CDK. */
function isDeclared(name: string): boolean {
  return name in EXPORTED || VARIABLES.has(name) || declarations().has(name);
}

const VARIABLES = new Set(['bucket', 'scope']);
const LIBRARY = join(__dirname, '..', '..', 'node_modules', 'aws-cdk-lib');
const OF_THE_CDK = [
  'aws-cleanrooms/lib/cleanrooms.generated.d.ts',
  'aws-iam/lib/role.d.ts',
  'aws-iam/lib/principals.d.ts',
];

let declared: ReadonlySet<string> | undefined;

function declarations(): ReadonlySet<string> {
  declared ??= new Set(
    [...sourceFiles().map(({ text }) => text), ...OF_THE_CDK.map((file) => readFileSync(join(LIBRARY, file), 'utf8'))]
      .flatMap((text) => [...text.matchAll(/\breadonly (\w+)\??:|\bexport (?:declare )?class (\w+)/g)])
      .map(([, property, type]) => property ?? type),
  );
  return declared;
}
