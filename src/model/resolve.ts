import {
  type CfnResource,
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { STATED_TARGET } from '../private/stated-resource';
import { literalOf, NOT_LITERAL } from './construct-literal';
import { normalized, type References } from './intrinsics';
import { at, isPlain, type Raw, ReferenceTo, UNREAD } from './raw';

/** No reference by a logical ID or a name is followed, only those to constructs. */
const NOT_FOLLOWED: References = { ref: () => undefined, attribute: () => undefined, output: () => undefined };

/**
 * Reads a property of an L1, in which references by logical IDs and names of outputs lead to what `references` states.
 *
 * It never throws. A token that cannot be resolved is unknown, and the CDK reports the reason when it resolves the
 * template.
 */
export function readRaw(scope: IConstruct, value: unknown, references = NOT_FOLLOWED): Raw {
  const literal = literalOf(value);
  return literal === NOT_LITERAL ? (referenceIn(value) ?? readProduced(scope, () => value, references)) : literal;
}

/** What a value refers to that is a reference alone, as most references are. */
function referenceIn(value: unknown): Raw {
  if (typeof value !== 'string') {
    return referenceOf(value);
  }
  if (!LAST_TEXTS.has(value)) {
    if (LAST_TEXTS.size >= MOST_TEXTS) {
      LAST_TEXTS.clear();
    }
    const { length, firstToken } = Tokenization.reverseString(value);
    LAST_TEXTS.set(value, length === 1 ? referenceOf(firstToken) : undefined);
  }
  return LAST_TEXTS.get(value);
}

function referenceOf(token: unknown): ReferenceTo | undefined {
  return Reference.isReference(token) ? new ReferenceTo(token.target, token.displayName) : undefined;
}

/**
 * What the last texts with tokens refer to. All tables of a membership have the text of its token, which the CDK searches
 * slowly. A text always means the same token, since the CDK numbers tokens and keeps them.
 */
const LAST_TEXTS = new Map<string, ReferenceTo | undefined>();
const MOST_TEXTS = 100;

function readProduced(scope: IConstruct, produce: () => unknown, references: References): Raw {
  try {
    const resolver = new ReferenceKeepingResolver();
    const resolved = Tokenization.resolve(produce(), { scope, resolver, preparing: false });
    return normalized(resolved, {
      ref: (logicalId) => references.ref(logicalId),
      output: (name) => references.output(name),
      attribute: (logicalId, name) => {
        const target = resolver.targetOf(logicalId);
        return target ? new ReferenceTo(target, name) : references.attribute(logicalId, name);
      },
    });
  } catch {
    return UNREAD;
  }
}

/**
 * Reads what the template will contain for an L1, with its overrides: `Type`, `Condition` and `Properties`.
 *
 * `docs/adr/0012-what-the-template-will-say.md` explains why it calls an internal method.
 */
export function readRendered(l1: CfnResource, references = NOT_FOLLOWED): Raw {
  const { _toCloudFormation: render } = l1 as unknown as { readonly _toCloudFormation?: () => object };
  // The CDK throws an error on some properties of a wrong type, for example tags, already when it renders them.
  const rendered = render ? readProduced(l1, () => render.call(l1), references) : UNREAD;
  const resources = at(rendered, 'Resources');
  // The template contains nothing of a resource that is not synthesized.
  return (isPlain(resources) ? Object.values(resources)[0] : undefined) ?? UNREAD;
}

/**
 * Resolves all tokens. References resolve to `Fn::GetAtt` of a handle instead of a logical ID, so that they lead to their
 * targets across stacks, and L1s render them as any other function.
 */
class ReferenceKeepingResolver extends DefaultTokenResolver {
  private readonly targets: object[] = [];

  constructor() {
    super({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): Raw {
    if (Reference.isReference(token)) {
      return this.handleOf(token.target, token.displayName);
    }
    const stated = STATED_TARGET.read(token);
    if (stated) {
      return this.handleOf(stated, 'Ref');
    }
    return super.resolveToken(token, context, postProcessor);
  }

  public targetOf(handle: string): object | undefined {
    return handle.startsWith(HANDLE) ? this.targets[Number(handle.slice(HANDLE.length))] : undefined;
  }

  private handleOf(target: object, attribute: string): Raw {
    return { 'Fn::GetAtt': [`${HANDLE}${this.targets.push(target) - 1}`, attribute] };
  }
}

/** A logical ID has only letters and digits. */
const HANDLE = '@';
