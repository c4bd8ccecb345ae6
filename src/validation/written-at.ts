import { CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { inPackage } from '../private/package-root';
import { userFrame } from '../private/user-frame';

/**
 * Where the user has created a construct, for example `app.ts:54:16`, if its creation stack is known. Only elements of
 * templates have one.
 */
export function writtenAt(construct: IConstruct): string | undefined {
  const element = construct.node.findAll().find((one) => CfnElement.isCfnElement(one));
  const stack = element?.node.metadata.find(({ type }) => type === CREATION_STACK)?.data;
  const frame = stack === undefined ? undefined : userFrame(stack, [inPackage('lib'), inPackage('src')]);
  return frame && `${frame.file}:${frame.line}:${frame.column}`;
}

/** The type of the metadata, which the CDK does not export. */
const CREATION_STACK = 'aws:cdk:creationStack';
