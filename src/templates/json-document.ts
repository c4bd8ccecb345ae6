import { createScanner } from 'jsonc-parser';
import { MAX_DEPTH, TOO_DEEP } from './bounds';
import type { Data } from './document';
import { JsonPlace, nextToken } from './json-place';
import { duplicateKey } from './keys';
import type { Place } from './place';
import type { Source } from './source';

/** Whether a text begins like an object or a list of JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/**
 * Reads JSON, or returns nothing if the text is not JSON.
 *
 * @param trusted the text is written by a program, so no object in it has a key twice
 */
export function readJson(source: Source, trusted: boolean): { readonly data: Data; readonly root: Place } | undefined {
  const data = parsed(source.text);
  if (data === undefined) {
    return undefined;
  }
  if (!trusted || !isWithin(MAX_DEPTH, data)) {
    checkTokens(source);
  }
  return { data, root: JsonPlace.whole(source.text) };
}

/** The value of a text, which is `undefined` only if the text is not JSON. */
function parsed(text: string): Data {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function isWithin(levels: number, data: Data): boolean {
  return (
    typeof data !== 'object' ||
    data === null ||
    (levels > 0 && Object.values(data).every((value) => isWithin(levels - 1, value)))
  );
}

/** Rejects what `JSON.parse` accepts: nesting without end, and duplicate keys, of which it takes the last one. */
function checkTokens(source: Source): void {
  const scanner = createScanner(source.text, true);
  /** The keys of each object that is open; a list has none. */
  const open: (Set<string> | undefined)[] = [];
  let string = '';
  let start = 0;
  let end = 0;
  for (let token = nextToken(scanner, source.text); token !== ''; token = nextToken(scanner, source.text)) {
    switch (token) {
      case '{':
      case '[':
        open.push(token === '{' ? new Set() : undefined);
        if (open.length > MAX_DEPTH) {
          const offset = scanner.getTokenOffset();
          throw source.unreadable(TOO_DEEP, { start: offset, end: offset + 1 });
        }
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"':
        string = scanner.getTokenValue();
        start = scanner.getTokenOffset();
        end = start + scanner.getTokenLength();
        break;
      case ':': {
        const keys = open[open.length - 1];
        if (keys?.has(string)) {
          throw source.unreadable(duplicateKey(string), { start, end });
        }
        keys?.add(string);
        break;
      }
    }
  }
}
