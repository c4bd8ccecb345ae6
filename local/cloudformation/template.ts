import { type CollectionTag, parse, type ScalarTag } from 'yaml';
import { CloudFormationError } from './errors';
import { isRecord } from './json';

/** A template as written, in JSON. */
export interface Template {
  readonly Resources: { readonly [logicalId: string]: ResourceDefinition };
  readonly Parameters?: { readonly [name: string]: ParameterDefinition };
  readonly Conditions?: { readonly [name: string]: unknown };
  readonly Mappings?: { readonly [name: string]: unknown };
  readonly Rules?: { readonly [name: string]: RuleDefinition };
  readonly Outputs?: { readonly [name: string]: OutputDefinition };
}

export interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface ParameterDefinition {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
  readonly AllowedPattern?: string;
  readonly NoEcho?: boolean | string;
}

/** Assertions over the parameters, checked before anything is made. */
export interface RuleDefinition {
  readonly RuleCondition?: unknown;
  readonly Assertions: ReadonlyArray<{ readonly Assert: unknown; readonly AssertDescription?: string }>;
}

export interface OutputDefinition {
  readonly Value: unknown;
  readonly Description?: string;
  readonly Condition?: string;
  readonly Export?: { readonly Name: unknown };
}

/** Sections and resource attributes that are understood; any other would be silently wrong. */
const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Resources',
  'Outputs',
]);
const RESOURCE_ATTRIBUTES = new Set([
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
]);
const DELETION_POLICIES = new Set([undefined, 'Delete', 'Retain', 'RetainExceptOnCreate']);
const REPLACE_POLICIES = new Set([undefined, 'Delete', 'Retain']);

/** A stack before its first template. */
export const EMPTY_TEMPLATE: Template = { Resources: {} };

/** Reads a template in JSON or YAML and refuses what this engine would ignore. */
export function readTemplate(body: string): Template {
  const template: unknown = body.trimStart().startsWith('{') ? JSON.parse(body) : readYaml(body);
  if (!isRecord(template) || !isRecord(template.Resources)) {
    throw new CloudFormationError('Template format error: At least one Resources member must be defined.');
  }
  for (const section of Object.keys(template)) {
    requireKnown(SECTIONS, section, 'Template section');
  }
  for (const [logicalId, definition] of Object.entries(template.Resources)) {
    requireResource(logicalId, definition);
  }
  refuseNull(template.Resources, 'Resources');
  return template as unknown as Template;
}

/** The service's own names for custom resources. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

function requireResource(logicalId: string, definition: unknown): void {
  if (!isRecord(definition) || typeof definition.Type !== 'string') {
    throw new CloudFormationError(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  for (const attribute of Object.keys(definition)) {
    requireKnown(RESOURCE_ATTRIBUTES, attribute, `Attribute of resource ${logicalId}:`);
  }
  requireKnown(DELETION_POLICIES, definition.DeletionPolicy, `DeletionPolicy of resource ${logicalId}:`);
  requireKnown(REPLACE_POLICIES, definition.UpdateReplacePolicy, `UpdateReplacePolicy of resource ${logicalId}:`);
}

function requireKnown<Value>(known: ReadonlySet<Value>, value: unknown, what: string): void {
  if (!known.has(value as Value)) {
    throw new CloudFormationError(`Template error: ${what} ${String(value)} is not supported here`);
  }
}

function refuseNull(value: unknown, path: string): void {
  if (value === null) {
    throw new CloudFormationError(`[/${path}] 'null' values are not allowed in templates`);
  }
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value as object)) {
      refuseNull(item, `${path}/${key}`);
    }
  }
}

/** `!Sub x` is short for `{ "Fn::Sub": x }`, of text, lists and maps alike. */
const FUNCTIONS: ReadonlyArray<readonly [tag: string, long: string]> = [
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...['And', 'Base64', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue'].map(pair),
  ...['Join', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString'].map(pair),
];

const TAGS: Array<ScalarTag | CollectionTag> = FUNCTIONS.flatMap(
  ([tag, long]): Array<ScalarTag | CollectionTag> => [
    { tag, resolve: (value: string) => ({ [long]: value }) },
    { tag, collection: 'seq', resolve: (value) => ({ [long]: value }) },
    { tag, collection: 'map', resolve: (value) => ({ [long]: value }) },
  ],
);

function pair(name: string): readonly [string, string] {
  return [`!${name}`, `Fn::${name}`];
}

/** Through text, because a tag's value still holds nodes of the parser. */
function readYaml(body: string): unknown {
  return JSON.parse(JSON.stringify(parse(body, { customTags: TAGS })));
}
