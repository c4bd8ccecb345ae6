import { styleText } from 'node:util';
import type { Severity } from '../rules/rule';

/** How a text is laid out for a stream. */
export interface Layout {
  readonly width: number;
  readonly color: boolean;
}

type Style = (text: string) => string;

export function styled({ color }: Pick<Layout, 'color'>): { bold: Style; ofSeverity: (severity: Severity) => Style } {
  // Whether there are colors is decided already, and not by the standard output of the process.
  const style =
    (format: Parameters<typeof styleText>[0]): Style =>
    (text) =>
      color ? styleText(format, text, { validateStream: false }) : text;
  return { bold: style('bold'), ofSeverity: (severity) => style(severity === 'error' ? 'red' : 'yellow') };
}
