/** Words for readers, in which names are marked: they come from users, and each format shows them in another way. */
export type Phrase = readonly (string | Name)[];

/** A text of a user, such as the name of a table or a member. */
export interface Name {
  readonly name: string;
}

/** Words with names and other phrases in them. A string between the words is a name. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  return words.flatMap((word, i): Phrase => [...nonEmpty(word), ...values.slice(i, i + 1).flatMap(partOf)]);
}

/** Fixed words, without a name in them. */
export function words(text: string): Phrase {
  return nonEmpty(text);
}

/** Phrases as one, with a separator between them. */
export function joined(phrases: readonly Phrase[], separator: string): Phrase {
  return phrases.flatMap((one, i) => (i === 0 ? one : [separator, ...one]));
}

/** Names, separated by commas. */
export function listed(names: readonly string[]): Phrase {
  return joined(
    names.map((name) => [{ name }]),
    ', ',
  );
}

/** A phrase as a text, in which `show` writes the names. */
export function written(parts: Phrase, show: (name: string) => string): string {
  return parts.map((part) => (typeof part === 'string' ? part : show(part.name))).join('');
}

function partOf(value: string | number | Phrase): Phrase {
  if (typeof value === 'number') {
    return [value.toLocaleString('en-US', { maximumFractionDigits: 10 })];
  }
  return typeof value === 'string' ? [{ name: value }] : value;
}

function nonEmpty(text: string): Phrase {
  return text === '' ? [] : [text];
}
