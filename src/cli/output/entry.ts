import { styleText } from 'node:util';
import type { Place, Unreadable } from '../result';
import { addressOf } from './messages';
import { visible, visibleLines } from './visible';

export interface TextOptions {
  /** Whether the reader is a terminal that shows colors. */
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

/** A part of the output about one place. */
export interface Entry {
  readonly place: Place;
  readonly label: keyof typeof STYLES;
  readonly title: string;
  readonly message: string;
  readonly details: readonly (readonly [label: string, text: string])[];
}

const STYLES = { error: 'red', warning: 'yellow', unreadable: 'magenta', unknown: 'cyan' } as const;

/** Applies styles if the reader sees colors. */
export function paintOf(color: boolean): Paint {
  return color ? painted : (_, plain) => plain;
}

function painted(style: Style, plain: string): string {
  // The caller knows whether the output is a terminal, and what NO_COLOR is.
  return styleText(style, plain, { validateStream: false });
}

export function entryOfUnreadable({ place, reason }: Unreadable): Entry {
  return { place, label: 'unreadable', title: '', message: reason, details: [] };
}

/** The entries with those of one file together: the files as they come first, and the entries of each in their order. */
export function byFile(entries: readonly Entry[]): readonly Entry[] {
  const files = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { file } = entry.place;
    files.set(file, [...(files.get(file) ?? []), entry]);
  }
  return [...files.values()].flat();
}

export function rendered({ place, label, title, message, details }: Entry, paint: Paint): readonly string[] {
  return [
    [paint('bold', visible(addressOf(place))), paint(STYLES[label], label), paint('bold', visible(title))]
      .slice(0, title === '' ? 2 : 3)
      .join('  '),
    ...indented(2, visibleLines(message)),
    ...details.flatMap(([name, detail]) => {
      const [first, ...rest] = visibleLines(detail);
      return [`    ${paint('dim', `${name}:`)} ${first}`, ...indented(6, rest)];
    }),
  ];
}

function indented(columns: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(columns)}${line}`));
}
