import { oneLine } from './markdown';

/** The most characters of a name in a picture. */
const LONGEST = 48;

/** A text of the app in a label. Mermaid writes `#58;` for a character that could have a meaning in it. */
export function label(text: string): string {
  const line = oneLine(text);
  const characters = [...line];
  const short = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line;
  return short
    .replace(/[^\p{L}\p{M}\p{N} _,()/.:…-]/gu, referenceOf)
    .replace(/:(?! )|(?<=^\d+)[.)]/g, referenceOf)
    .replace(/(?<![\p{L}\p{N}])[_-]|[_-](?![\p{L}\p{N}])/gu, referenceOf);
}

function referenceOf(character: string): string {
  return `#${character.codePointAt(0)};`;
}

/** A node, in one of the shapes of a flowchart. The lines are labels already. */
export function node(id: string, lines: readonly string[], shape: keyof typeof SHAPES = 'box'): string {
  const [open, close] = SHAPES[shape];
  return `${id}${open}"${lines.join('<br/>')}"${close}`;
}

const SHAPES = {
  box: ['[', ']'],
  analysis: ['{{', '}}'],
  store: ['[(', ')]'],
} as const;

/** An arrow, with a text beside it if there is one. */
export function arrow(from: string, to: string, lines: readonly string[] = []): string {
  return lines.length > 0 ? `${from} -- "${lines.join('<br/>')}" --> ${to}` : `${from} --> ${to}`;
}

/** A box around nodes. */
export function subgraph(id: string, title: string, lines: readonly string[]): readonly string[] {
  return [`subgraph ${id}["${title}"]`, ...lines.map((line) => `  ${line}`), 'end'];
}
