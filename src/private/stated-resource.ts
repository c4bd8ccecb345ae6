import { type IResolvable, type IResolveContext, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Note } from './note';

/** What the user states about a resource that exists outside of this app. Rules evaluate it like a resource of the app. */
export interface StatedResource {
  /** The CloudFormation resource type. */
  readonly type: string;
  /** The properties that are stated, by their names on the L1. All others are unknown. */
  readonly properties: object;
  /**
   * The account of the resource, which can be a token.
   *
   * @default - unknown
   */
  readonly account?: string;
  /** The Region of the resource, which can be a token. */
  readonly region: string;
}

export const STATED_RESOURCE = new Note<StatedResource>('StatedResource');

/**
 * Metadata in a cloud assembly with the same as the note, and the identifier by which resources refer to the stated one. No
 * template contains a resource outside of the app, so the command line could not read it otherwise.
 */
export const STATED_METADATA = 'cdk-cleanrooms:stated';

/** States what is known about a resource outside of the app, of which `imported` is the construct. */
export function stateResource(imported: IConstruct, stated: StatedResource, identifier: string): void {
  STATED_RESOURCE.write(imported, stated);
  // A property that is stated to be absent has no value in metadata.
  imported.node.addMetadata(STATED_METADATA, { ...stated, identifier, names: Object.keys(stated.properties) });
}

/** The construct to which a token refers, beside the value to which it resolves. */
export const STATED_TARGET = new Note<IConstruct>('StatedTarget');

/**
 * The identifier of a resource for a property of an L1. The template contains the identifier; rules can follow it to what
 * the user has stated about the resource.
 */
export function followable(target: IConstruct, identifier: string): string {
  return STATED_RESOURCE.isOn(target) ? Token.asString(new StatedIdentifier(target, identifier)) : identifier;
}

class StatedIdentifier implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(
    target: IConstruct,
    private readonly identifier: string,
  ) {
    STATED_TARGET.write(this, target);
  }

  public resolve(_context: IResolveContext): string {
    return this.identifier;
  }

  public toString(): string {
    return this.identifier;
  }
}
