import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { STATED_TARGET } from '../private/stated-resource';
import { Concatenation, type Raw, ReferenceTo, UNREAD } from './raw';

/**
 * Reads a property of an L1.
 *
 * It never throws. A token that cannot be resolved is unknown, and the CDK reports the reason when it resolves the
 * template.
 */
export function readRaw(scope: IConstruct, value: unknown): Raw {
  try {
    return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: false });
  } catch {
    return UNREAD;
  }
}

/** Resolves all tokens except references, which still lead to their targets. */
class ReferenceKeepingResolver extends DefaultTokenResolver {
  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): Raw {
    if (Reference.isReference(token)) {
      return new ReferenceTo(token.target, token.displayName);
    }
    const stated = STATED_TARGET.read(token);
    if (stated) {
      return new ReferenceTo(stated, 'Ref');
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

function concatenate(left: Raw, right: Raw): Raw {
  if (isText(left) && isText(right)) {
    return `${left}${right}`;
  }
  return new Concatenation([...partsOf(left), ...partsOf(right)]);
}

function isText(raw: Raw): raw is string | number {
  return typeof raw === 'string' || typeof raw === 'number';
}

function partsOf(raw: Raw): readonly Raw[] {
  return raw instanceof Concatenation ? raw.parts : [raw];
}

const RESOLVER = new ReferenceKeepingResolver({ join: concatenate });
