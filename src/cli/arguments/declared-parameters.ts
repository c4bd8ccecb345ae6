import { isPlain } from '../../model/raw';
import { nearest } from '../../private/nearest';
import type { Data } from '../../templates/document';
import { didYouMean, UsageError } from '../usage-error';

/** Throws an error for a parameter that no template declares, or whose value has another type. */
export function requireDeclared(parameters: ReadonlyMap<string, string>, templates: readonly Data[]): void {
  const declarations = templates.flatMap((template) => Object.entries(objectOf(objectOf(template).Parameters)));
  for (const [name, value] of parameters) {
    const types = declarations.filter(([declared]) => declared === name).map(([, one]) => objectOf(one).Type);
    if (types.length === 0) {
      const names = [...new Set(declarations.map(([declared]) => declared))];
      throw new UsageError(
        `--parameter: no template declares ${name}`,
        names.length === 0
          ? 'remove it: the templates have no parameters'
          : `${didYouMean(nearest(name, names))}the templates declare ${names.join(', ')}`,
      );
    }
    if (types.some((type) => !fits(value, type))) {
      throw new UsageError(
        `--parameter: ${JSON.stringify(value)} is not a number, which ${name} is in the template`,
        `--parameter ${name}=1`,
      );
    }
  }
}

function fits(value: string, type: Data): boolean {
  switch (type) {
    case 'Number':
      return isNumber(value);
    case 'List<Number>':
      return value.split(',').every((part) => isNumber(part));
    default:
      return true;
  }
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}

function objectOf(data: Data): Readonly<Record<string, Data>> {
  return isPlain(data) ? data : {};
}
