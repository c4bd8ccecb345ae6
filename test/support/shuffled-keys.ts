import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import * as api from '../../src';
import type { Random } from '../fuzz/random';
import { EXPORTED_CONSTRUCTS } from './exported-constructs';

/** The properties of constructs, in another order: an injector for each class, which an app can have. */
export function shufflingInjectors(random: Random): IPropertyInjector[] {
  return [...EXPORTED_CONSTRUCTS.values()].flatMap(({ PROPERTY_INJECTION_ID: constructUniqueId }) =>
    constructUniqueId === undefined
      ? []
      : [{ constructUniqueId, inject: (props: object, _: InjectionContext) => shuffled(props, random) as object }],
  );
}

/** Does something while all static methods of the library receive the keys of objects in another order. */
export function withShuffledArguments<T>(random: Random, work: () => T): T {
  const undo = Object.values<unknown>(api).flatMap((exported) =>
    typeof exported === 'function' ? shuffleArguments(exported, random) : [],
  );
  try {
    return work();
  } finally {
    for (const one of undo) {
      one();
    }
  }
}

function shuffleArguments(type: object, random: Random): (() => void)[] {
  const members = type as Record<string, unknown>;
  return Object.getOwnPropertyNames(type).flatMap((name) => {
    const original = members[name];
    if (typeof original !== 'function' || name === 'prototype') {
      return [];
    }
    members[name] = (...args: readonly unknown[]) =>
      original.apply(
        type,
        args.map((arg) => shuffled(arg, random)),
      );
    return [
      () => {
        members[name] = original;
      },
    ];
  });
}

/** The same value, in which the keys of all plain objects are in another order. */
export function shuffled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => shuffled(element, random));
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, random)] as const);
  return Object.fromEntries(inAnotherOrder(entries, random));
}

/** The elements of a list in another order, by the method of Fisher and Yates. */
export function inAnotherOrder<T>(list: readonly T[], random: Random): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.upTo(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
