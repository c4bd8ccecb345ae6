import { App, type CfnResource, Lazy, type Stack } from 'aws-cdk-lib';
import { create, type Part, PartRef, parameterIn, type Writing } from './random-rooms';
import { ADVERTISER, PUBLISHER, STRANGER, stackIn } from './two-companies';

/** Without what slows an app and is not what tests of many apps are about. */
export const QUICK = { analyticsReporting: false, stackTraces: false, treeMetadata: false };

const ACCOUNTS = { publisher: PUBLISHER, advertiser: ADVERTISER, stranger: STRANGER };

/** How a room is built otherwise than it is. */
export interface Variation {
  /** The ways to write the values of properties, one after the other, again and again. */
  readonly writings?: readonly Writing[];
  /** A part in another stack. This stack and the others know each other's IDs only by parameters. */
  readonly moved?: string;
  /** What is done with the resources before they are judged. */
  readonly finish?: (resources: ReadonlyMap<string, CfnResource>) => void;
}

/** An app with a random room of L1s, in a stack for each company. */
export function roomApp(parts: readonly Part[], variation: Variation = {}, app = new App(QUICK)): App {
  const resources = new Map<string, CfnResource>();
  const write = writer(variation, resources);
  for (const part of parts) {
    const name = part.id === variation.moved ? 'Moved' : part.company;
    const stack = (app.node.tryFindChild(name) as Stack | undefined) ?? stackIn(app, name, ACCOUNTS[part.company]);
    resources.set(part.id, create(stack, part, write(part, stack)));
  }
  variation.finish?.(resources);
  return app;
}

/** Writes the properties of parts, with references to the resources of others. */
function writer({ writings = [], moved }: Variation, resources: ReadonlyMap<string, CfnResource>) {
  let next = 0;
  return (part: Part, stack: Stack): object => {
    const refer = ({ part: id, attribute }: PartRef): string => {
      if (part.id === moved || id === moved) {
        return parameterIn(stack).valueAsString;
      }
      const target = () => resources.get(id);
      return Lazy.string({
        produce: () => (attribute === 'Ref' ? target()?.ref : target()?.getAtt(attribute).toString()),
      });
    };
    const write = (value: unknown): unknown => {
      const written = value instanceof PartRef ? refer(value) : inside(value);
      return writings.length === 0 || written === undefined
        ? written
        : writings[next++ % writings.length](written, stack);
    };
    const inside = (value: unknown): unknown => {
      if (Array.isArray(value)) {
        return value.map(write);
      }
      return typeof value === 'object' && value !== null ? mapped(value, write) : value;
    };
    return mapped(part.props, write);
  };
}

function mapped(object: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
