import { nearest } from '../../private/nearest';
import { CATALOGUE } from '../../rules/catalogue';
import { SOURCE_WORDS } from '../../rules/rule';
import type { Place, Reported, UnusedAcknowledgement } from '../result';

/** The input that has no file, as the user named it. */
const STANDARD_INPUT = '-';

export function isStandardInput({ file }: Place): boolean {
  return file === STANDARD_INPUT;
}

/** A place as terminals and editors link to it. */
export function addressOf(place: Place): string {
  const file = isStandardInput(place) ? '<stdin>' : place.file;
  return place.position ? `${file}:${place.position.line}:${place.position.column}` : file;
}

/** What follows the first line of a finding, by labels. */
export function detailsOf({
  path,
  property,
  created,
  why,
  fix,
  page,
  basis,
}: Reported): readonly (readonly [string, string])[] {
  return [
    ['resource', property === undefined ? path : `${path}, ${property}`],
    ...(created ? [['created', addressOf(created)] as const] : []),
    ...reasonsOf({ why, fix }),
    ['see', `${page}${SOURCE_WORDS[basis]}`],
  ];
}

/** What to know about a finding beside what is wrong. */
export function reasonsOf({ why, fix }: Pick<Reported, 'why' | 'fix'>): readonly (readonly [string, string])[] {
  return [
    ['why', why],
    ['fix', fix],
  ];
}

export const UNUSED_TITLE = 'unused acknowledgment';

/** What is wrong with an acknowledgment without a finding, and what to change. */
export function unusedMessage({ rule, path }: UnusedAcknowledgement): { what: string; fix: string } {
  const ids = CATALOGUE.map(({ id }) => id);
  const [name, resource] = [JSON.stringify(rule), JSON.stringify(path)];
  if (ids.includes(rule)) {
    return { what: `${resource} acknowledges ${name}, which reports nothing there`, fix: 'remove the acknowledgment' };
  }
  const suggestion = nearest(rule, ids);
  return {
    what: `${resource} acknowledges ${name}, which is not the ID of a rule`,
    fix: suggestion === undefined ? 'remove the acknowledgment' : `acknowledge ${JSON.stringify(suggestion)}`,
  };
}

/** A number with its noun: `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export const NO_RESOURCES = 'no Clean Rooms resources found: no rule was evaluated';
