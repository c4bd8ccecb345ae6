import { isPlain } from '../model/raw';
import type { Data } from './document';

/**
 * The paths of the resources of a template that the CDK has written, as the user knows them: of the default child of an
 * L2, it is the path of the L2.
 */
export function pathsIn(
  template: Data,
  stack: string,
  logicalIds: ReadonlyMap<string, readonly string[]>,
): (logicalId: string) => string {
  const { Resources: resources } = isPlain(template) ? template : {};
  return (logicalId) => {
    const resource = isPlain(resources) ? resources[logicalId] : undefined;
    const { Type: type, Metadata: metadata } = isPlain(resource) ? resource : {};
    const noted = isPlain(metadata) ? metadata['aws:cdk:path'] : undefined;
    const path = typeof noted === 'string' ? noted : pathIn(stack, logicalIds.get(logicalId) ?? []);
    return path === undefined
      ? `${stack}/${logicalId}`
      : writtenByUser(path, stack, typeof type === 'string' ? type : '');
  };
}

/** The path of a resource of a stack. Of resources of other stacks below it, there are others with the same logical ID. */
export function pathIn(stack: string, paths: readonly string[]): string | undefined {
  const own = paths.filter((path) => path.startsWith(`${stack}/`));
  return own.length === 1 ? own[0] : (own.find((path) => !path.includes('.NestedStack/')) ?? own[0]);
}

function writtenByUser(path: string, stack: string, type: string): string {
  // The custom resources of this library are several constructs deep.
  const isOurs = type.startsWith('Custom::CleanRooms');
  const parent = path.replace(isOurs ? /(\/(Resource([0-9A-F]{8})?|Default))+$/ : /\/(Resource|Default)$/, '');
  return parent === stack ? path : parent;
}
