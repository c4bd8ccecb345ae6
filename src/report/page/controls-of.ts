import { CONTROLS, type ControlKind, type ControlValue } from '../controls';
import type { Control, MemberId, PrivacyReport } from '../report';

/** Controls of one kind and owner with the same value, as one. */
export interface ControlGroup extends Omit<Control, 'subject'> {
  readonly subjects: readonly string[];
}

/** The controls of some kinds, in the order of the kinds, with equal ones as one. */
export function controlGroups(report: PrivacyReport, kinds: readonly ControlKind[]): readonly ControlGroup[] {
  return kinds.flatMap((kind) => {
    const groups = new Map<string, ControlGroup>();
    for (const { subject, owner, value } of report.controls.filter((control) => control.kind === kind)) {
      const key = JSON.stringify([owner, value]);
      groups.set(key, { kind, owner, value, subjects: [...(groups.get(key)?.subjects ?? []), subject] });
    }
    return [...groups.values()];
  });
}

/** The value of a control: `undefined` if it does not exist, `null` if it is not known. */
export function controlValue(
  report: PrivacyReport,
  kind: ControlKind,
  owner: MemberId | null,
  subject = '',
): ControlValue | null | undefined {
  return report.controls.find((one) => one.kind === kind && one.owner === owner && one.subject === subject)?.value;
}

/** All kinds, in the order of the data. */
export const KINDS = Object.keys(CONTROLS) as readonly ControlKind[];
