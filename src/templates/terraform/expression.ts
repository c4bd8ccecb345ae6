import type { Data } from '../document';
import { elementsOf, isObject } from './fields';

/**
 * An expression of the configuration. The plan has not the expression itself: only its value if it is constant, and
 * otherwise what it refers to.
 */
export interface Expression {
  /** What the expression refers to, each as far as the expression goes into it: `aws_iam_role.reader.arn`. */
  readonly references: readonly string[];
}

const KNOWN = new WeakMap<object, Expression>();

/**
 * The expression in a place of the configuration, or `undefined` if it has none, or one of which nothing is known, such as
 * `{}` for a call of a function. One place has one object.
 */
export function expressionOf(written: Data): Expression | undefined {
  if (!isObject(written)) {
    return undefined;
  }
  const known = KNOWN.get(written) ?? { references: wholeReferences(elementsOf(written.references)) };
  if (known.references.length === 0 && !Object.hasOwn(written, 'constant_value')) {
    return undefined;
  }
  KNOWN.set(written, known);
  return known;
}

/**
 * The references without those that others imply: Terraform lists `aws_iam_role.reader.arn` and `aws_iam_role.reader`
 * for one reference.
 */
function wholeReferences(listed: readonly Data[]): readonly string[] {
  const texts = [...new Set(listed.filter((one): one is string => typeof one === 'string'))];
  const implied = new Set(texts.flatMap((text) => prefixesOf(text)));
  return texts.filter((text) => !implied.has(text));
}

/** No reference is longer: Terraform writes names that people chose. */
const MOST_CHARACTERS = 2048;

/** The texts before each dot and each bracket. */
function prefixesOf(text: string): string[] {
  return [...text.slice(0, MOST_CHARACTERS).matchAll(/[.[]/g)].map(({ index }) => text.slice(0, index));
}

/** A step of a reference or an address: a name, or the key of an instance. */
export type Step = string | { readonly key: string | number };

/** The steps of a reference or an address, or `undefined` if it has another form. */
export function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const step = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (step.lastIndex < text.length) {
    const [, name, index, quoted] = step.exec(text) ?? [];
    if (name !== undefined) {
      steps.push(name);
    } else if (index !== undefined) {
      steps.push({ key: Number(index) });
    } else {
      const key = quoted === undefined ? undefined : unquoted(quoted);
      if (key === undefined) {
        return undefined;
      }
      steps.push({ key });
    }
  }
  return steps;
}

function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    // Terraform quotes as Go does, which knows more escapes than JSON. Such keys are not followed.
    return undefined;
  }
}

/** The text of steps, in one form for addresses and references. */
export function textOf(steps: readonly Step[]): string {
  return steps
    .map((step, i) => {
      return typeof step === 'string' ? `${i === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step.key)}]`;
    })
    .join('');
}
