import { Composer, type Document, isScalar, type ParsedNode } from 'yaml';
import type { Source } from './source';
import { reasonOf } from './yaml-errors';
import { YamlReader } from './yaml-reader';
import { tokensOf } from './yaml-tokens';
import type { YamlValue } from './yaml-value';

type Parsed = Document.Parsed<ParsedNode>;

/**
 * Reads YAML as version 1.2 has it, with the short forms of CloudFormation.
 *
 * Version 1.1 would make a date of `2012-10-17`, 8 of `010` and `true` of `yes`.
 */
export function readYaml(source: Source): YamlValue {
  const [document, second] = documentsOf(source);
  const error = document.errors.reduce<Parsed['errors'][number] | undefined>(
    (first, one) => (first && first.pos[0] <= one.pos[0] ? first : one),
    undefined,
  );
  if (error) {
    throw source.unreadable(reasonOf(error), { start: error.pos[0], end: error.pos[1] });
  }
  if (second) {
    const [start] = second.range;
    throw source.unreadable('the file contains more than one YAML document: write each document in a separate file', {
      start,
      end: start,
    });
  }
  if (isEmpty(document.contents)) {
    throw source.unreadable('the file is empty: write a template in it, or leave it out', { start: 0, end: 0 });
  }
  return new YamlReader(source).read(document.contents);
}

function isEmpty(contents: ParsedNode | null): contents is null {
  return (
    contents === null ||
    (isScalar(contents) && contents.value === null && contents.source === '' && !contents.tag && !contents.anchor)
  );
}

/** The first document, and the second one if there are more. */
function documentsOf(source: Source): [Parsed, Parsed?] {
  const composer = new Composer<ParsedNode>({
    schema: 'core',
    // CloudFormation has none of `!!binary`, `!!omap`, `!!pairs`, `!!set` and `!!timestamp`.
    resolveKnownTags: false,
    stringKeys: true,
    // It compares each key with all others; the reader of values has a set of them.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const tokens = tokensOf(source);
  const traces = Error.stackTraceLimit;
  // A broken file can have a million errors, and most of the time and memory would be that of their stack traces.
  Error.stackTraceLimit = 0;
  try {
    const documents = composer.compose(tokens, true, source.text.length);
    const first = documents.next().value;
    if (!first) {
      throw new Error('the composer returned no document');
    }
    return [first, documents.next().value ?? undefined];
  } finally {
    Error.stackTraceLimit = traces;
  }
}
