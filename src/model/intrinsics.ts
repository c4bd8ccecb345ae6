import { at, Concatenation, isFunction, isPlain, nameAttribute, type Raw, RESOURCE_PART, ReferenceTo } from './raw';

/** What references in a template lead to. If one is not followed, its value is `undefined`. */
export interface References {
  /** The value of `Ref`. */
  ref(logicalId: string): Raw;
  /** The value of `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): Raw;
  /** The value of an output of another stack. */
  output(name: OutputName): Raw;
  /** Whether a condition is met, if it is known. */
  condition?(name: string): boolean | undefined;
}

/** How a template names an output of another stack: by its export, or by the stack. */
export type OutputName =
  | { readonly exportName: string }
  | {
      readonly stackName: string;
      readonly outputName: string;
      /** @default - those of the stack that refers to the output */
      readonly region?: string;
      readonly account?: string;
    };

/**
 * A resolved value without the intrinsic functions whose result is known at synthesis: `AWS::NoValue` is absent, a
 * condition with equal branches is the branch, references lead to their targets, and text, references and parts of an ARN
 * are read out of `Fn::Sub`, `Fn::Join`, `Fn::Select` and `Fn::Split`. All other functions stay, and their results are
 * unknown.
 */
export function normalized(raw: Raw, references: References): Raw {
  if (Array.isArray(raw)) {
    return raw.map((element) => normalized(element, references)).filter((element) => element !== undefined);
  }
  if (!isPlain(raw)) {
    return raw;
  }
  const keys = Object.keys(raw);
  if (keys.length === 1 && isFunction(keys[0])) {
    return evaluated(keys[0], raw[keys[0]], references);
  }
  const object: Record<string, Raw> = {};
  for (const key of keys) {
    const inner = normalized(raw[key], references);
    if (inner !== undefined) {
      set(object, key, inner);
    }
  }
  return object;
}

/** Sets a property, whatever its name. */
function set(object: Record<string, Raw>, key: string, value: Raw): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true });
  } else {
    object[key] = value;
  }
}

/** Whether two values are certainly equal after deployment. */
function equal(a: Raw, b: Raw): boolean {
  if (a instanceof ReferenceTo && b instanceof ReferenceTo) {
    return a.target === b.target && a.attribute === b.attribute;
  }
  if (a instanceof Concatenation && b instanceof Concatenation) {
    return a.parts.length > 0 && equal(a.parts, b.parts);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, i) => equal(element, b[i]));
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
  }
  return a === b;
}

function evaluated(name: string, argument: Raw, references: References): Raw {
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? undefined : reference(argument, references);
    case 'Fn::GetAtt':
      return attribute(argument, references);
    case 'Fn::If':
      return branch(argument, references);
  }
  const value = normalized(argument, references);
  const output = outputName(name, value);
  const result = output ? references.output(output) : EVALUATE[name]?.(asList(value), references);
  return result ?? { [name]: value };
}

function reference(logicalId: Raw, references: References): Raw {
  return (typeof logicalId === 'string' ? references.ref(logicalId) : undefined) ?? { Ref: logicalId };
}

function branch(argument: Raw, references: References): Raw {
  if (!Array.isArray(argument)) {
    return { 'Fn::If': normalized(argument, references) };
  }
  const [condition, ...branches] = argument;
  const [yes, no] = branches.map((one) => normalized(one, references));
  const met = typeof condition === 'string' ? references.condition?.(condition) : undefined;
  if (met !== undefined) {
    return met ? yes : no;
  }
  return equal(yes, no) ? yes : { 'Fn::If': [condition, yes, no] };
}

/** The output that `Fn::ImportValue` and `Fn::GetStackOutput` name. */
function outputName(name: string, value: Raw): OutputName | undefined {
  if (name === 'Fn::ImportValue') {
    return typeof value === 'string' ? { exportName: value } : undefined;
  }
  if (name !== 'Fn::GetStackOutput') {
    return undefined;
  }
  const [stackName, outputName, region] = ['StackName', 'OutputName', 'Region'].map((key) => at(value, key));
  const role = at(value, 'RoleArn');
  // The role that reads the output is in its account.
  const account = accountIn(role);
  const isKnown = (region === undefined || typeof region === 'string') && (role === undefined || account !== undefined);
  return typeof stackName === 'string' && typeof outputName === 'string' && isKnown
    ? { stackName, outputName, region, account }
    : undefined;
}

/** The account in the ARN of a role, of which other parts can be unknown. */
function accountIn(arn: Raw): string | undefined {
  const parts = arn instanceof Concatenation ? arn.parts : [arn];
  return parts.flatMap((part) => (typeof part === 'string' ? (/:iam::(\d{12}):/.exec(part)?.[1] ?? []) : []))[0];
}

/** The results of functions of a list of arguments; `undefined` if a result is unknown. */
const EVALUATE: { readonly [name: string]: (values: readonly Raw[], references: References) => Raw } = {
  'Fn::Join': ([delimiter, list]) =>
    Array.isArray(list) && typeof delimiter === 'string'
      ? concatenated(list.flatMap((part, i) => (i === 0 ? [part] : [delimiter, part])))
      : undefined,
  'Fn::Sub': substituted,
  'Fn::Select': ([index, list]) => {
    const at = typeof index === 'number' || typeof index === 'string' ? Number(index) : Number.NaN;
    return Array.isArray(list) ? list[at] : partOfArn(at, isPlain(list) ? list['Fn::Split'] : undefined);
  },
  'Fn::Split': ([separator, text]) =>
    typeof text === 'string' && typeof separator === 'string' ? text.split(separator) : undefined,
};

/** A list of arguments, which can also be one of them alone: `Fn::Sub` can have its text alone. */
function asList(value: Raw): readonly Raw[] {
  return Array.isArray(value) ? value : [value];
}

function attribute(argument: Raw, references: References): Raw {
  // The short form has both in one text.
  const [logicalId, name] = typeof argument === 'string' ? argument.split(/\.(.*)/s) : asList(argument);
  const isNamed = typeof logicalId === 'string' && typeof name === 'string' && logicalId !== '' && name !== '';
  return (isNamed ? references.attribute(logicalId, name) : undefined) ?? { 'Fn::GetAtt': argument };
}

/** Text with parts that can be known only at deployment, as short as possible: of one part, it is that part. */
function concatenated(parts: readonly Raw[]): Raw {
  const merged: Raw[] = [];
  const add = (part: Raw) => {
    const text = typeof part === 'number' || typeof part === 'boolean' ? String(part) : part;
    const last = merged.at(-1);
    if (typeof text === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = `${last}${text}`;
    } else if (text !== '') {
      merged.push(text);
    }
  };
  for (const part of parts) {
    if (part instanceof Concatenation && part.parts.length > 0) {
      part.parts.forEach(add);
    } else {
      add(part);
    }
  }
  return merged.length === 0 ? '' : merged.length === 1 ? merged[0] : new Concatenation(merged);
}

/** The text of `Fn::Sub`, with the values of its variables. */
function substituted([body, variables]: readonly Raw[], references: References): Raw {
  const parts = body instanceof Concatenation ? body.parts : [body];
  const values = isPlain(variables) ? variables : {};
  return concatenated(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? part.split(/(\$\{[^}]*\})/).map((piece) => substitute(piece, values, references))
        : [part],
    ),
  );
}

function substitute(piece: string, variables: Readonly<Record<string, Raw>>, references: References): Raw {
  const name = /\$\{([^}]*)\}/.exec(piece)?.[1];
  if (name === undefined) {
    return piece;
  }
  if (name.startsWith('!')) {
    return `\${${name.slice(1)}}`;
  }
  if (Object.hasOwn(variables, name)) {
    return variables[name];
  }
  return name.includes('.') ? attribute(name, references) : reference(name, references);
}

/** The name in an ARN that a reference returns, which refers to the same resource as the ARN. */
function partOfArn(index: number, split: Raw): Raw {
  const [separator, arn] = asList(split);
  if (!(arn instanceof ReferenceTo)) {
    return undefined;
  }
  const { attribute: of, target } = arn;
  if (of.endsWith('Arn') && separator === ':' && index >= 5) {
    return new ReferenceTo(target, `${of}${RESOURCE_PART}`);
  }
  const isName = of.endsWith(RESOURCE_PART) ? separator === '/' : of.endsWith('Arn') && separator !== ':' && index > 0;
  return isName ? new ReferenceTo(target, nameAttribute(of)) : undefined;
}
