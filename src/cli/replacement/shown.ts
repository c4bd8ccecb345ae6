import { Concatenation, type Raw, ReferenceTo } from '../../model/raw';
import { TemplateParameter } from '../../templates/template-parameter';

/**
 * A value as plain data, in which a reference is a string such as `${Ads.Arn}`, as `Fn::Sub` has it. An absent value stays
 * `undefined`.
 */
export function dataOf(raw: Raw): unknown {
  if (raw instanceof ReferenceTo) {
    return reference(raw);
  }
  if (raw instanceof Concatenation) {
    return raw.parts.map((part) => (typeof part === 'string' ? part : textOf(dataOf(part)))).join('');
  }
  if (Array.isArray(raw)) {
    return raw.map(dataOf);
  }
  return typeof raw === 'object' && raw !== null
    ? Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, dataOf(value)]))
    : raw;
}

/** A value on one line. */
export function shown(raw: Raw): string {
  const data = dataOf(raw);
  return data === undefined ? 'absent' : JSON.stringify(data);
}

function reference({ target, attribute }: ReferenceTo): string {
  const name = target instanceof TemplateParameter ? target.name : (target as { logicalId?: string }).logicalId;
  return `\${${name ?? '…'}${attribute === 'Ref' ? '' : `.${attribute}`}}`;
}

function textOf(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}
