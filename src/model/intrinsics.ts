import {
  Concatenation,
  isIntrinsic,
  isPlain,
  nameAttribute,
  type Raw,
  RESOURCE_PART,
  ReferenceTo,
  UNREAD,
} from './raw';

/** A resource by which a resolved value refers to it; `undefined` if a logical ID of a template is not such a handle. */
export type TargetOf = (logicalId: string) => object | undefined;

/**
 * A resolved value without the intrinsic functions whose result is known at synthesis: `AWS::NoValue` is absent, a
 * condition with equal branches is the branch, and text, references and parts of an ARN are read out of `Fn::Sub`,
 * `Fn::Join`, `Fn::Select` and `Fn::Split`. All other functions stay, and their results are unknown.
 */
export function normalized(raw: Raw, targetOf: TargetOf): Raw {
  if (Array.isArray(raw)) {
    return raw.map((element) => normalized(element, targetOf)).filter((element) => element !== undefined);
  }
  if (!isPlain(raw)) {
    return raw;
  }
  const entries = Object.entries(raw);
  if (isIntrinsic(raw)) {
    return evaluated(entries[0][0], entries[0][1], targetOf);
  }
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const inner = normalized(value, targetOf);
      return inner === undefined ? [] : [[key, inner]];
    }),
  );
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

function evaluated(name: string, argument: Raw, targetOf: TargetOf): Raw {
  if (name === 'Ref') {
    return argument === 'AWS::NoValue' ? undefined : { Ref: argument };
  }
  if (name === 'Fn::GetAtt') {
    return attribute(argument, targetOf);
  }
  if (name === 'Fn::If' && Array.isArray(argument)) {
    const [condition, ...branches] = argument;
    const [yes, no] = branches.map((branch) => normalized(branch, targetOf));
    return equal(yes, no) ? yes : { [name]: [condition, yes, no] };
  }
  const value = normalized(argument, targetOf);
  const result = Array.isArray(value) ? EVALUATE[name]?.(value) : name === 'Fn::Sub' ? substituted([value]) : undefined;
  return result ?? { [name]: value };
}

/** The results of functions of a list of arguments; `undefined` if a result is unknown. */
const EVALUATE: { readonly [name: string]: (values: readonly Raw[]) => Raw } = {
  'Fn::Join': ([delimiter, list]) =>
    Array.isArray(list) && typeof delimiter === 'string'
      ? concatenated(list.flatMap((part, i) => (i === 0 ? [part] : [delimiter, part])))
      : undefined,
  'Fn::Sub': substituted,
  'Fn::Select': ([index, list]) =>
    Array.isArray(list) ? list[Number(index)] : partOfArn(Number(index), isPlain(list) ? list['Fn::Split'] : undefined),
  'Fn::Split': ([separator, text]) =>
    typeof text === 'string' && typeof separator === 'string' ? text.split(separator) : undefined,
};

function attribute(argument: Raw, targetOf: TargetOf): Raw {
  const text = String(argument);
  const dot = text.indexOf('.');
  const parts = Array.isArray(argument) ? argument : [text.slice(0, Math.max(dot, 0)), text.slice(dot + 1)];
  const [logicalId, name] = parts;
  const target = typeof logicalId === 'string' ? targetOf(logicalId) : undefined;
  return target ? new ReferenceTo(target, String(name)) : { 'Fn::GetAtt': parts };
}

/** Text with parts that can be known only at deployment, as short as possible: of one part, it is that part. */
function concatenated(parts: readonly Raw[]): Raw {
  const merged: Raw[] = [];
  for (const part of parts.flatMap((one) =>
    one instanceof Concatenation && one.parts.length > 0 ? one.parts : [one],
  )) {
    const text = typeof part === 'number' || typeof part === 'boolean' ? String(part) : part;
    const last = merged.at(-1);
    if (typeof text === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = `${last}${text}`;
    } else if (text !== '') {
      merged.push(text);
    }
  }
  return merged.length === 0 ? '' : merged.length === 1 ? merged[0] : new Concatenation(merged);
}

/** The text of `Fn::Sub`, with the values of its variables. */
function substituted([body, variables]: readonly Raw[]): Raw {
  const parts = body instanceof Concatenation ? body.parts : [body];
  return concatenated(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? part.split(/(\$\{[^}]*\})/).map((piece) => substitute(piece, isPlain(variables) ? variables : {}))
        : [part],
    ),
  );
}

function substitute(piece: string, variables: Readonly<Record<string, Raw>>): Raw {
  const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
  if (name === undefined) {
    return piece;
  }
  if (name.startsWith('!')) {
    return `\${${name.slice(1)}}`;
  }
  if (Object.hasOwn(variables, name)) {
    return variables[name];
  }
  return name.includes('.') ? attribute(name, () => undefined) : { Ref: name };
}

/** The name in an ARN that a reference returns, which refers to the same resource as the ARN. */
function partOfArn(index: number, split: Raw): Raw {
  const [separator, arn] = Array.isArray(split) ? split : [];
  const of = attributeOf(arn);
  if (of.endsWith('Arn') && separator === ':' && index >= 5) {
    return withAttribute(arn, `${of}${RESOURCE_PART}`);
  }
  const isName = of.endsWith(RESOURCE_PART) ? separator === '/' : of.endsWith('Arn') && separator !== ':' && index > 0;
  return isName ? withAttribute(arn, nameAttribute(of)) : undefined;
}

function attributeOf(raw: Raw): string {
  if (raw instanceof ReferenceTo) {
    return raw.attribute;
  }
  const getAtt = isPlain(raw) ? raw['Fn::GetAtt'] : undefined;
  return Array.isArray(getAtt) ? String(getAtt[1]) : '';
}

function withAttribute(raw: Raw, attribute: string): Raw {
  if (raw instanceof ReferenceTo) {
    return new ReferenceTo(raw.target, attribute);
  }
  const getAtt = isPlain(raw) ? raw['Fn::GetAtt'] : undefined;
  return Array.isArray(getAtt) ? { 'Fn::GetAtt': [getAtt[0], attribute] } : UNREAD;
}
