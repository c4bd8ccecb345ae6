import { CloudFormationError } from './errors';
import type { ParameterDefinition, Template } from './template';

/** A value, or the wish to keep the stack's last one. */
export type GivenParameter = string | typeof PREVIOUS;
export const PREVIOUS = Symbol('previous value');

/** Parameters as the template's functions see them, and as they were given. */
export interface ResolvedParameters {
  readonly values: { readonly [name: string]: unknown };
  readonly given: { readonly [name: string]: string };
}

const LIST_TYPE = /^(CommaDelimitedList|List<.+>|AWS::SSM::Parameter::Value<(CommaDelimitedList|List<.+>)>)$/;
const KNOWN_TYPE =
  /^(String|Number|CommaDelimitedList|AWS::SSM::Parameter::Value<(String|CommaDelimitedList|List<String>)>)$/;

/** Assigns its value to every parameter of the template, and refuses what does not fit. */
export function resolveParameters(
  template: Template,
  given: { readonly [name: string]: GivenParameter },
  previous: { readonly [name: string]: string },
  ssm: (name: string) => string | undefined,
): ResolvedParameters {
  const definitions = template.Parameters ?? {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(definitions, name));
  if (unknown.length > 0) {
    throw new CloudFormationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const values: Record<string, unknown> = {};
  const texts: Record<string, string> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const text = textOf(name, definition, given[name], previous[name]);
    requireFit(name, definition, text);
    texts[name] = text;
    values[name] = fetchedValue(definition, text, ssm);
  }
  return { values, given: texts };
}

function textOf(
  name: string,
  definition: ParameterDefinition,
  given: GivenParameter | undefined,
  previous: string | undefined,
): string {
  const text = given === PREVIOUS ? previous : (given ?? definition.Default);
  if (text === undefined) {
    throw new CloudFormationError(`Parameters: [${name}] must have values`);
  }
  return String(text);
}

function requireFit(name: string, definition: ParameterDefinition, text: string): void {
  if (!KNOWN_TYPE.test(definition.Type)) {
    throw new CloudFormationError(
      `Template error: the type ${definition.Type} of parameter ${name} is not supported here`,
    );
  }
  if (definition.AllowedValues && !definition.AllowedValues.map(String).includes(text)) {
    throw new CloudFormationError(`Parameter '${name}' must be one of AllowedValues`);
  }
  if (definition.AllowedPattern && !new RegExp(`^(?:${definition.AllowedPattern})$`).test(text)) {
    throw new CloudFormationError(`Parameter '${name}' must match pattern ${definition.AllowedPattern}`);
  }
}

function fetchedValue(
  definition: ParameterDefinition,
  text: string,
  ssm: (name: string) => string | undefined,
): unknown {
  const value = definition.Type.startsWith('AWS::SSM::') ? ssm(text) : text;
  if (value === undefined) {
    throw new CloudFormationError(`Unable to fetch parameters [${text}] from parameter store for this account.`);
  }
  return LIST_TYPE.test(definition.Type) ? value.split(',').map((item) => item.trim()) : value;
}
