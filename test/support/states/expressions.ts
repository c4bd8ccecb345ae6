import jsonata from 'jsonata';
import { TaskError } from './task-error';

/** A value of a definition, with its expressions evaluated. An expression without a result is an error. */
export async function evaluated(value: unknown, states: object): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => evaluated(item, states)));
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(async ([key, item]) => [key, await evaluated(item, states)] as const);
    return Object.fromEntries(await Promise.all(members));
  }
  const source = typeof value === 'string' ? /^\{%(.*)%\}$/s.exec(value)?.[1] : undefined;
  return source === undefined ? value : resultOf(source, states);
}

async function resultOf(source: string, states: object): Promise<unknown> {
  try {
    const result: unknown = await jsonata(source).evaluate({}, { states });
    if (result === undefined) {
      throw new Error('the expression has no result');
    }
    return JSON.parse(JSON.stringify(result));
  } catch (error) {
    const message = error instanceof Error ? error.message : (error as { readonly message: string }).message;
    throw new TaskError('States.QueryEvaluationError', `${source.trim()}: ${message}`);
  }
}
