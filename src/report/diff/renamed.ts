import type { ControlKind, ControlValue } from '../controls';
import type { Control, PrivacyReport, ReportedAnalysis } from '../report';

/** The kinds of control that name templates, in their values or as their subject. */
const BY_VALUE: ControlKind = 'ALLOWED_ANALYSES';
const BY_SUBJECT: readonly ControlKind[] = ['ERROR_DETAILS', 'ATTACK_SCORE', 'SYNTHETIC_DATA_EPSILON'];

/**
 * The previous report, in which templates that are in the present one with another name and the same text have their
 * present names, so that what they do is compared.
 */
export function withPresentNames(before: PrivacyReport, after: PrivacyReport): PrivacyReport {
  const renamed = renamedIn(before, after);
  const nameOf = (name: string) => renamed.get(name) ?? name;
  return renamed.size === 0
    ? before
    : { ...before, controls: before.controls.map((control) => withNames(control, nameOf)) };
}

/** The present names of templates, by their previous names. */
export function renamedIn(before: PrivacyReport, after: PrivacyReport): ReadonlyMap<string, string> {
  const isGone = (one: ReportedAnalysis) => !after.analyses.some((other) => isSame(one, other));
  const isNew = (one: ReportedAnalysis) => !before.analyses.some((other) => isSame(one, other));
  const added = after.analyses.filter(isNew);
  const found = new Map<string, string>();
  for (const previous of before.analyses.filter(isGone)) {
    const taken = new Set(found.values());
    const present = added.find((one) => hasSameText(one, previous) && !taken.has(one.name));
    if (present) {
      found.set(previous.name, present.name);
    }
  }
  return found;
}

function isSame(one: ReportedAnalysis, other: ReportedAnalysis): boolean {
  return one.owner === other.owner && one.kind === other.kind && one.name === other.name;
}

function hasSameText(one: ReportedAnalysis, other: ReportedAnalysis): boolean {
  const isTemplate = one.kind === 'template' && other.kind === 'template';
  return isTemplate && one.owner === other.owner && one.sha256 !== null && one.sha256 === other.sha256;
}

function withNames(control: Control, nameOf: (name: string) => string): Control {
  const { kind, subject, value } = control;
  return {
    ...control,
    subject: BY_SUBJECT.includes(kind) ? nameOf(subject) : subject,
    value: kind === BY_VALUE && isList(value) ? value.map(nameOf).sort() : value,
  };
}

function isList(value: ControlValue | null): value is readonly string[] {
  return Array.isArray(value);
}
