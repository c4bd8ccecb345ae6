import { Concatenation, isIntrinsic, isPlain, type Raw, ReferenceTo } from '../../model/raw';
import { canBeAbsent } from './can-be-absent';
import type { Correspondences, Difference, Pair } from './difference';
import { differencesOfLists } from './list-differences';

const AT_DEPLOYMENT = 'its value is known only at deployment';
const EMPTY = 'it is empty in one template and absent in the other';

/**
 * Where two values of a property differ, or can differ. An equal value in another form, such as `Fn::Sub` instead of `Ref`,
 * is not a difference if it is read.
 */
export function differences(pair: Pair, correspondences: Correspondences): readonly Difference[] {
  const { path, before, after } = pair;
  if (before === after) {
    return [];
  }
  if (before === undefined || after === undefined) {
    return [ofPresence(pair)];
  }
  if (before instanceof ReferenceTo && after instanceof ReferenceTo) {
    return ofReferences(pair, before, after, correspondences);
  }
  if (before instanceof Concatenation && after instanceof Concatenation) {
    return ofTexts(pair, before.parts, after.parts, correspondences);
  }
  if (isScalar(before) && isScalar(after)) {
    return ofScalars(pair, String(before), String(after));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return differencesOfLists(pair, before, after, (inner) => differences(inner, correspondences));
  }
  if (!isPlain(before) || !isPlain(after)) {
    return [{ ...pair, doubt: AT_DEPLOYMENT }];
  }
  if (isIntrinsic(before) || isIntrinsic(after)) {
    return isSameCall(before, after, correspondences) ? [] : [{ ...pair, doubt: AT_DEPLOYMENT }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) =>
    differences({ path: `${path}.${name}`, before: before[name], after: after[name] }, correspondences),
  );
}

function isScalar(raw: Raw): raw is string | number | boolean {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean';
}

function ofPresence(pair: Pair): Difference {
  const present = pair.before ?? pair.after;
  if (canBeAbsent(present)) {
    return { ...pair, doubt: AT_DEPLOYMENT };
  }
  return isEmpty(present) ? { ...pair, doubt: EMPTY } : pair;
}

/** Whether a list or an object has nothing in it, or only such lists and objects. */
function isEmpty(raw: Raw): boolean {
  if (Array.isArray(raw)) {
    return raw.every((element) => isEmpty(element) || canBeAbsent(element));
  }
  return isPlain(raw) && !isIntrinsic(raw) && Object.values(raw).every((value) => isEmpty(value) || canBeAbsent(value));
}

function ofReferences(
  pair: Pair,
  before: ReferenceTo,
  after: ReferenceTo,
  correspondences: Correspondences,
): readonly Difference[] {
  const found = correspondences.ofTargets(before.target, after.target);
  if (found.is === 'different') {
    return [{ ...pair, because: found.because }];
  }
  if (found.is === 'unknown') {
    return [{ ...pair, doubt: found.doubt }];
  }
  const [one, other] = [before, after].map(({ target, attribute }) => correspondences.attributeOf(target, attribute));
  return one === other ? [] : [{ ...pair, doubt: AT_DEPLOYMENT }];
}

/** Texts with one part that differs are different, but two parts can together be the same text. */
function ofTexts(
  pair: Pair,
  before: readonly Raw[],
  after: readonly Raw[],
  correspondences: Correspondences,
): readonly Difference[] {
  const isRead = before.length > 0 && before.length === after.length;
  const found = before.map((part, i) => differences({ ...pair, before: part, after: after[i] }, correspondences));
  const differing = found.filter((inner) => inner.length > 0);
  if (isRead && differing.length === 0) {
    return [];
  }
  const sole = isRead && differing.length === 1 ? differing[0]?.[0] : undefined;
  return [sole && sole.doubt === undefined ? { ...pair, because: sole.because } : { ...pair, doubt: AT_DEPLOYMENT }];
}

function ofScalars(pair: Pair, before: string, after: string): readonly Difference[] {
  if (before === after) {
    return [];
  }
  const isDynamic = [before, after].some((value) => value.includes('{{resolve:'));
  return [isDynamic ? { ...pair, doubt: AT_DEPLOYMENT } : pair];
}

/** Whether two functions of CloudFormation certainly have the same result. */
function isSameCall(
  before: Readonly<Record<string, Raw>>,
  after: Readonly<Record<string, Raw>>,
  correspondences: Correspondences,
): boolean {
  const [name = ''] = Object.keys(before);
  const section = SECTIONS[name];
  return (
    Object.keys(after)[0] === name &&
    (section === undefined || correspondences.isSameSection(section)) &&
    differences({ path: '', before: before[name], after: after[name] }, correspondences).length === 0
  );
}

/** The sections of a template on which the result of a function depends. */
const SECTIONS: Readonly<Record<string, string>> = { 'Fn::If': 'Conditions', 'Fn::FindInMap': 'Mappings' };
