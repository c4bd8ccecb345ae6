import { MAX_YAML_CHARACTERS } from './bounds';
import type { Document } from './document';
import { looksLikeJson, readJson } from './json-document';
import { jsonError } from './json-errors';
import { ReadDocument } from './place';
import { Source } from './source';
import { readYaml } from './yaml-document';

export interface ReadOptions {
  /**
   * Whether a program wrote the file, such as the CDK. Duplicate keys are not looked for then.
   *
   * @default false
   */
  readonly trusted?: boolean;
}

/**
 * Reads a file in JSON or YAML.
 *
 * What begins like JSON is read as JSON, which can be of any size, while YAML takes a hundred times as long. It is read
 * as YAML if it has something that only YAML has. A missing comma must not be taken for that, since YAML would continue
 * the text before it, and the key behind it would be lost.
 *
 * @throws UnreadableInput if the file is neither, or beyond the bounds
 */
export function readDocument(file: string, text: string, { trusted = false }: ReadOptions = {}): Document {
  const source = new Source(file, text.startsWith('\ufeff') ? text.slice(1) : text);
  if (looksLikeJson(source.text)) {
    const json = readJson(source, trusted);
    if (json) {
      return new ReadDocument(source, json.data, json.root);
    }
    const { error, yaml } = jsonError(source);
    if (!yaml || source.text.length > MAX_YAML_CHARACTERS) {
      throw error;
    }
  }
  const value = readYaml(source);
  return new ReadDocument(source, value.data, value);
}
