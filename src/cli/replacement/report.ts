import { templateName } from '../../model/raw';
import { inLanguageOfApp } from '../../private/language';
import { type Text, text } from '../../private/text';
import type { TemplateResource } from '../../templates/template-resource';
import { placeOf } from '../place';
import { type Change, type Doubt, severityOf } from './change';
import { collaborationFixes } from './collaboration-fixes';
import type { Difference } from './difference';
import type { ReportedChange, ReportedDoubt } from './result';
import { dataOf } from './shown';

const REFERENCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

/** A change with what users must know about it. */
export function reportedChange(change: Change): ReportedChange {
  const { type, before, after, isReplaced, fate, differences } = change;
  const [difference] = isReplaced ? differences : [];
  return {
    severity: severityOf(change),
    outcome: after ? 'replaced' : 'removed',
    previous: fate,
    type: type.type,
    logicalId: before.logicalId ?? '',
    path: before.path,
    place: placeOf(after ?? before, difference && placeIn(difference)),
    ...(after && !isReplaced && { successor: { logicalId: after.logicalId ?? '', path: after.path } }),
    differences: differences.map(({ path, before: one, after: other, because }) => ({
      property: path,
      before: dataOf(one),
      after: dataOf(other),
      ...(because && { because: because.path }),
    })),
    what: whatOf(change),
    lost: inLanguageOfApp(lostOf(change)),
    fixes: [...new Set(fixesOf(change).map((fix) => inLanguageOfApp(fix)))],
    page: pageOf(type.type),
  };
}

export function reportedDoubt({ resource, property, reason }: Doubt): ReportedDoubt {
  const { type, logicalId = '', path } = resource;
  return { type, logicalId, path, place: placeOf(resource, undefined), ...(property && { property }), reason };
}

/** The property to show in the new template, which does not have an element that is removed from a list. */
function placeIn({ path, after }: Difference): string {
  return after === undefined ? path.replace(/(\[\d+\]|[.]\w+)$/, '') : path;
}

function whatOf(change: Change): string {
  const { type, before, after, isReplaced, fate, differences } = change;
  const subject = `the ${type.noun} ${JSON.stringify(before.path)}`;
  if (isReplaced) {
    return `${subject} is replaced, because ${[...causesOf(change), ...ownReason(differences)].join(', and ')}`;
  }
  if (after) {
    const where = after.stack.path === before.stack.path ? '' : ` of the stack ${JSON.stringify(after.stack.path)}`;
    return `${subject} is replaced, because its logical ID is ${quoted(after)}${where} instead of ${quoted(before)}`;
  }
  return `${subject} is ${REMOVED[fate]}, because the new template does not have its logical ID ${quoted(before)}`;
}

/** The replaced resources because of which another one is replaced. */
function causesOf({ differences }: Change): readonly string[] {
  const paths = new Set(differences.flatMap(({ because }) => (because ? [JSON.stringify(because.path)] : [])));
  return [...paths].map((path) => `${path} is replaced`);
}

/** The properties that differ by themselves. */
function ownReason(differences: readonly Difference[]): readonly string[] {
  const own = differences.filter(({ because }) => because === undefined);
  const names = [...new Set(own.map(({ path }) => path.split(/[.[]/)[0]))];
  return names.length === 0 ? [] : [`${names.join(', ')} ${names.length === 1 ? 'differs' : 'differ'}`];
}

const REMOVED: Readonly<Record<Change['fate'], string>> = {
  deleted: 'deleted',
  kept: 'left outside of the stack',
  unknown: 'removed from the stack',
};

function lostOf({ type: { ends, stays }, fate }: Change): Text {
  return fate === 'unknown' ? text`unless its policy keeps it, ${ends}` : fate === 'kept' ? stays : ends;
}

function fixesOf(change: Change): readonly Text[] {
  const { type, before, after, isReplaced, differences } = change;
  if (after && !isReplaced) {
    return [keptLogicalId(before)];
  }
  const causes = new Set(differences.flatMap(({ because }) => (because ? [JSON.stringify(because.path)] : [])));
  const own = differences.filter(({ because }) => because === undefined);
  const isCollaboration = isReplaced && type.type === 'AWS::CleanRooms::Collaboration';
  return [
    ...[...causes].map((path) => `keep ${path} as it is deployed: its entry has the fix`),
    ...(isCollaboration ? collaborationFixes(change) : own.length > 0 || causes.size === 0 ? [type.fix] : []),
  ];
}

/** No tool moves a custom resource. */
function keptLogicalId(before: TemplateResource): Text {
  return before.type.startsWith('Custom::')
    ? text`keep the construct ID and the scope, from which the logical ID ${quoted(before)} follows`
    : text`keep the logical ID ${quoted(before)}, which the L1 can override, or move the resource with
      "cdk refactor"`;
}

function quoted({ logicalId }: TemplateResource): string {
  return JSON.stringify(logicalId);
}

function pageOf(type: string): string {
  const [service = '', name = ''] = type
    .split('::')
    .slice(1)
    .map((part) => templateName(part).toLowerCase());
  return type.startsWith('Custom::')
    ? `${REFERENCE}/aws-resource-cloudformation-customresource.html`
    : `${REFERENCE}/aws-resource-${service}-${name}.html`;
}
