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
import { normalized } from './intrinsics';
import { at, isPlain, type Raw, UNREAD } from './raw';

/**
 * Reads a property of an L1.
 *
 * It never throws. A token that cannot be resolved is unknown, and the CDK reports the reason when it resolves the
 * template.
 */
export function readRaw(scope: IConstruct, value: unknown): Raw {
  return readProduced(scope, () => value);
}

function readProduced(scope: IConstruct, produce: () => unknown): Raw {
  try {
    const resolver = new ReferenceKeepingResolver();
    const resolved = Tokenization.resolve(produce(), { scope, resolver, preparing: false });
    return normalized(resolved, (handle) => resolver.targetOf(handle));
  } catch {
    return UNREAD;
  }
}

/**
 * Reads what the template will contain for an L1, with its overrides: `Type`, `Condition` and `Properties`.
 *
 * `docs/adr/0012-what-the-template-will-say.md` explains why it calls an internal method.
 */
export function readRendered(l1: CfnResource): Raw {
  const { _toCloudFormation: render } = l1 as unknown as { readonly _toCloudFormation?: () => object };
  // The CDK throws an error on some properties of a wrong type, for example tags, already when it renders them.
  const rendered = render ? readProduced(l1, () => render.call(l1)) : UNREAD;
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
