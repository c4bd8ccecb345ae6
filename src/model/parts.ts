import { Concatenation, type Raw, ReferenceTo } from './raw';

/** A string as its parts: text, and values that are known only at deployment. Adjacent texts are one part. */
export function partsOf(raw: Raw): readonly Raw[] {
  const parts = raw instanceof Concatenation && raw.parts.length > 0 ? raw.parts : [raw];
  const merged: Raw[] = [];
  for (const part of parts.map((one) => (isPartition(one) ? 'aws' : one))) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = `${last}${part}`;
    } else {
      merged.push(part);
    }
  }
  return merged;
}

/** Clean Rooms exists only in the partition `aws`, so this pseudo parameter is as good as its text. */
function isPartition(part: Raw): boolean {
  return part instanceof ReferenceTo
    ? part.attribute === 'AWS::Partition'
    : (part as { readonly Ref?: unknown } | undefined)?.Ref === 'AWS::Partition';
}
