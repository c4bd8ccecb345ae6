import { CLEAN_ROOMS } from './aws-clean-rooms';
import { DATA } from './aws-data';
import { IAM } from './aws-iam';
import type { Mapping } from './mapping';
import type { Translation } from './translation';

/** The translations of the `aws` provider, by its resource types. */
export const AWS: ReadonlyMap<string, Translation> = new Map(
  Object.entries({ ...CLEAN_ROOMS, ...DATA, ...IAM }).map(([type, mapping]) => [type, translation(mapping)]),
);

function translation({ type, attributes = {}, translate }: Mapping): Translation {
  return {
    ...(type !== undefined && { type }),
    attributeOf: ([name, ...rest]) =>
      rest.length === 0 && Object.hasOwn(attributes, name) ? attributes[name] : undefined,
    translate: (values, written) => translate(values, (name) => !written || Object.hasOwn(written, name)),
  };
}
