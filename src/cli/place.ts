import { templateName } from '../model/raw';
import type { DataPath } from '../templates/document';
import type { TemplateResource } from '../templates/template-resource';
import type { Place } from './result';

/** Where a resource, or a property of it, is written. */
export function placeOf({ stack, logicalId }: TemplateResource, property: string | undefined): Place {
  const { document, at, resourceAt } = stack.written;
  const resource = logicalId === undefined ? [] : (resourceAt?.(logicalId) ?? [...at, 'Resources', logicalId]);
  const path = property === undefined ? [] : ['Properties', ...stepsOf(property)];
  return { file: document.file, position: document.positionOf([...resource, ...path]) };
}

/** The path of a property such as `members[0].accountId`, as a template has it. */
function stepsOf(property: string): DataPath {
  return property
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : templateName(step)));
}

/** Where the user has created the construct of a resource. */
export function createdAt({ stack, logicalId }: TemplateResource): Place | undefined {
  const frame = logicalId === undefined ? undefined : stack.frameOf?.(logicalId);
  if (!frame) {
    return undefined;
  }
  const { file, line, column } = frame;
  return { file, position: { line, column, endLine: line, endColumn: column } };
}
