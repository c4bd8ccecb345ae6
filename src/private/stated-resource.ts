import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Stack,
  Token,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Note } from './note';

/** What the user states about a resource that exists outside of this app. Rules evaluate it like a resource of the app. */
export interface StatedResource {
  /** The CloudFormation resource type. */
  readonly type: string;
  /** The properties that are stated, by their names on the L1. All others are unknown. */
  readonly properties: object;
  /**
   * What the metadata of the resource would state for this library.
   *
   * @default - nothing
   */
  readonly metadata?: object;
  /**
   * The account of the resource, which can be a token.
   *
   * @default - unknown
   */
  readonly account?: string;
  /** The Region of the resource, which can be a token. */
  readonly region: string;
  /**
   * For a resource that a partner is declared to have: the lists of other resources that are declared completely, such as
   * the tables of a membership.
   *
   * @default - the resource is imported, and resources outside of the app can belong to it
   */
  readonly declared?: readonly string[];
}

export const STATED_RESOURCE = new Note<StatedResource>('StatedResource');

/**
 * Metadata in a cloud assembly with the same as the note, and the identifier by which resources refer to the stated one. No
 * template contains a resource outside of the app, so the command line could not read it otherwise.
 */
export const STATED_METADATA = 'cdk-cleanrooms:stated';

/** A part of a property that is not stated, although the property is. No template has a parameter of this name. */
export const UNSTATED = { Ref: 'CleanRooms::Unstated' };

/** States what is known about a resource outside of the app, of which `imported` is the construct. */
export function stateResource(imported: IConstruct, stated: StatedResource, identifier: string): void {
  STATED_RESOURCE.write(imported, stated);
  const properties = new PropertiesInStack(imported, stated.properties);
  const metadata = stated.metadata && new PropertiesInStack(imported, stated.metadata);
  // A property that is stated to be absent has no value in metadata.
  imported.node.addMetadata(STATED_METADATA, {
    ...stated,
    properties,
    metadata,
    identifier,
    names: Object.keys(stated.properties),
  });
}

/**
 * Properties for the metadata of a stack. A reference to another stack is not stated, because metadata has no outputs of
 * stacks: in it, the reference would be one to a resource of the same logical ID.
 */
class PropertiesInStack implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(
    private readonly scope: IConstruct,
    private readonly properties: object,
  ) {}

  public resolve({ preparing }: IResolveContext): unknown {
    return Tokenization.resolve(this.properties, {
      scope: this.scope,
      resolver: new InStackResolver(Stack.of(this.scope)),
      preparing,
    });
  }
}

class InStackResolver extends DefaultTokenResolver {
  constructor(private readonly stack: Stack) {
    super({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    const isElsewhere = Reference.isReference(token) && Stack.of(token.target) !== this.stack;
    return isElsewhere ? UNSTATED : super.resolveToken(token, context, postProcessor);
  }
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
