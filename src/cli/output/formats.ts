import type { CheckResult } from '../result';
import type { TextOptions } from './entry';
import { github } from './github';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

/** Writes a result as a text that ends with a newline, or is empty. Only people see colors. */
export type Format = (result: CheckResult, options: TextOptions) => string;

/** All formats, by the names that users specify. */
export const FORMATS = { text, json, sarif, github } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
