import { isPlain } from '../model/raw';
import { METADATA_KEY } from '../model/source';
import type { Acknowledgement } from './acknowledgement';
import type { Data } from './document';
import type { StackTemplate } from './stack-template';

/**
 * The acknowledgments in the metadata of a template and of its resources, those of nested stacks included:
 * `Metadata: { cdk-cleanrooms: { acknowledge: { RuleId: reason } } }`.
 */
export function acknowledgementsIn(stack: StackTemplate): readonly Acknowledgement[] {
  const { body, pathOf, nested } = stack;
  const { Metadata: metadata, Resources: resources } = objectOf(body);
  const ofResources = Object.entries(objectOf(resources)).flatMap(([logicalId, resource]) =>
    acknowledged(stack, objectOf(resource).Metadata, ['Resources', logicalId], pathOf(logicalId)),
  );
  return [
    ...acknowledged(stack, metadata, [], undefined),
    ...ofResources,
    ...[...nested.values()].flatMap(acknowledgementsIn),
  ];
}

function acknowledged(
  { path: stack, written }: StackTemplate,
  metadata: Data,
  at: readonly string[],
  path: string | undefined,
): readonly Acknowledgement[] {
  const { acknowledge } = objectOf(objectOf(metadata)[METADATA_KEY]);
  return Object.entries(objectOf(acknowledge)).map(([id, reason]) => ({
    rule: id.replace(/^CleanRooms::/, ''),
    reason: typeof reason === 'string' ? reason : '',
    stack,
    path,
    document: written.document,
    at: [...written.at, ...at, 'Metadata', METADATA_KEY, 'acknowledge', id],
  }));
}

function objectOf(data: Data): Readonly<Record<string, Data>> {
  return isPlain(data) ? data : {};
}
