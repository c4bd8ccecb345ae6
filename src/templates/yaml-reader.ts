import { type Alias, isAlias, isMap, isScalar, type ParsedNode, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { MAX_DEPTH, MAX_VALUES, TOO_DEEP } from './bounds';
import type { Data } from './document';
import { duplicateKey, shown } from './keys';
import { functionOf, GET_ATT, partsOfGetAtt } from './short-forms';
import type { Range, Source } from './source';
import { YamlValue } from './yaml-value';

/** How the parser writes the `!!` of the tags that YAML itself has. */
const STANDARD = 'tag:yaml.org,2002:';

/** The standard tags that CloudFormation has, and whether a value can have them. */
const STANDARD_TAGS: Readonly<Record<string, (data: Data) => boolean>> = {
  bool: (data) => typeof data === 'boolean',
  float: (data) => typeof data === 'number',
  int: (data) => typeof data === 'number',
  map: (data) => typeof data === 'object' && data !== null && !Array.isArray(data),
  null: (data) => data === null,
  seq: (data) => Array.isArray(data),
  str: (data) => typeof data === 'string',
};

/** Reads the values of the nodes of a document, in the order in which they are written. */
export class YamlReader {
  /** The values of anchors. That of an anchor whose value is being read is not known yet. */
  private readonly anchors = new Map<string, YamlValue | undefined>();
  /** How many values merge keys have copied. */
  private merged = 0;

  constructor(private readonly source: Source) {}

  public read(node: ParsedNode): YamlValue {
    if (isAlias(node)) {
      return this.aliased(node);
    }
    if (node.anchor === undefined) {
      return this.tagged(node);
    }
    this.anchors.set(node.anchor, undefined);
    const value = this.tagged(node);
    this.anchors.set(node.anchor, value);
    return value;
  }

  private aliased(alias: Alias.Parsed): YamlValue {
    const name = alias.source;
    const value = this.anchors.get(name);
    if (value) {
      return value.in(rangeOf(alias));
    }
    throw this.source.unreadable(
      this.anchors.has(name)
        ? `the value of the anchor ${shown(`&${name}`)} contains the anchor itself: write the value without the alias`
        : `no anchor ${shown(`&${name}`)} is defined before the alias: define it, or put a text that begins with * in quotes`,
      rangeOf(alias),
    );
  }

  private tagged(node: Exclude<ParsedNode, Alias.Parsed>): YamlValue {
    const value = this.untagged(node);
    const { tag } = node;
    if (tag === undefined || tag === '!') {
      return value;
    }
    if (!tag.startsWith('!')) {
      this.checkStandardTag(tag, value);
      return value;
    }
    const name = functionOf(tag);
    return this.bounded(
      YamlValue.object(new Map([[name, name === GET_ATT ? argumentOfGetAtt(value) : value]]), value.range),
    );
  }

  private checkStandardTag(tag: string, { data, range }: YamlValue): void {
    const name = tag.startsWith(STANDARD) ? tag.slice(STANDARD.length) : undefined;
    const written = shown(name === undefined ? tag : `!!${name}`);
    if (name === undefined || !Object.hasOwn(STANDARD_TAGS, name)) {
      throw this.source.unreadable(`CloudFormation does not have the tag ${written}: remove it`, range);
    }
    if (!STANDARD_TAGS[name](data)) {
      throw this.source.unreadable(`the tag ${written} does not fit its value: remove it, or change the value`, range);
    }
  }

  private untagged(node: Exclude<ParsedNode, Alias.Parsed>): YamlValue {
    if (isMap(node)) {
      return this.bounded(this.mapping(node));
    }
    return isScalar(node) ? YamlValue.scalar(node.value, this.rangeOfScalar(node)) : this.bounded(this.list(node));
  }

  private list(list: YAMLSeq.Parsed): YamlValue {
    const items = list.items.map((item) => this.read(item));
    return YamlValue.list(items, rangeOfCollection(list, items[items.length - 1]));
  }

  private mapping(mapping: YAMLMap.Parsed): YamlValue {
    const entries = new Map<string, YamlValue>();
    const sources: YamlValue[] = [];
    let last: YamlValue | undefined;
    for (const { key, value } of mapping.items) {
      const name = this.read(key);
      last = value ? atKeyIfEmpty(this.read(value), name) : YamlValue.scalar(null, name.range);
      if (isMergeKey(key)) {
        sources.push(...this.sourcesOf(last));
      } else if (entries.has(String(name.data))) {
        throw this.source.unreadable(duplicateKey(String(name.data)), name.range);
      } else {
        entries.set(String(name.data), last);
      }
    }
    for (const [name, value] of sources.flatMap(({ parts }) => [...parts])) {
      // The keys of the mapping itself come first, then those of the first source.
      if (!entries.has(String(name))) {
        entries.set(String(name), value);
      }
    }
    return YamlValue.object(entries, rangeOfCollection(mapping, last));
  }

  /** The mappings that a merge key merges. */
  private sourcesOf(value: YamlValue): readonly YamlValue[] {
    const sources = Array.isArray(value.data) ? [...value.parts.values()] : [value];
    for (const { data, parts } of sources) {
      if (typeof data !== 'object' || data === null || Array.isArray(data)) {
        throw this.source.unreadable(
          'the merge key << has a value that is not a mapping or a list of mappings: change the value, or put the key in quotes',
          value.range,
        );
      }
      this.merged += parts.size;
      if (this.merged > MAX_VALUES) {
        throw this.tooManyValues(value.range);
      }
    }
    return sources;
  }

  private bounded(value: YamlValue): YamlValue {
    if (value.height > MAX_DEPTH) {
      throw this.source.unreadable(TOO_DEEP, value.range);
    }
    if (value.size > MAX_VALUES) {
      throw this.tooManyValues(value.range);
    }
    return value;
  }

  private tooManyValues(range: Range): Error {
    return this.source.unreadable(
      `with the values of its aliases the file has more than ${MAX_VALUES} values: use fewer aliases`,
      range,
    );
  }

  private rangeOfScalar(scalar: Scalar.Parsed): Range {
    const range = rangeOf(scalar);
    return scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED
      ? { start: range.start, end: range.start + this.source.text.slice(range.start, range.end).trimEnd().length }
      : range;
  }
}

function isMergeKey(key: ParsedNode): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;
}

/** A value that is not written is where its key is. */
function atKeyIfEmpty(value: YamlValue, key: YamlValue): YamlValue {
  return value.range.start === value.range.end ? value.in(key.range) : value;
}

function rangeOf({ range: [start, end] }: ParsedNode): Range {
  return { start, end };
}

/** The range of a collection without the comments and lines that follow its last value. */
function rangeOfCollection(node: YAMLMap.Parsed | YAMLSeq.Parsed, last: YamlValue | undefined): Range {
  const { start, end } = rangeOf(node);
  return { start, end: node.flow || !last ? end : last.range.end };
}

function argumentOfGetAtt(value: YamlValue): YamlValue {
  const parts = typeof value.data === 'string' ? partsOfGetAtt(value.data) : undefined;
  return parts
    ? YamlValue.list(
        parts.map((part) => YamlValue.scalar(part, value.range)),
        value.range,
      )
    : value;
}
