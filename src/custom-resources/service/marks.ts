/*
 * What a handler has created has a tag that stands for its resource. Names and lists of the service do not show who has
 * created something, and no operation accepts a token.
 */

/** The tag whose value is the owner. What does not have it is never changed or deleted. */
export const OWNER_TAG = 'cdk-cleanrooms:owner';

export type Tags = Readonly<Record<string, string>>;

export type TagStep =
  | { readonly do: 'tag'; readonly arn: string; readonly tags: Tags }
  | { readonly do: 'untag'; readonly arn: string; readonly key: string };

/** The tags that a resource requests of what it has created. */
export interface Tagging {
  readonly requested: Tags | undefined;
  /** The tags that the resource has requested before; undefined if everything on it is from a former creation. */
  readonly previous: Tags | undefined;
}

export function isMarkedBy(tags: Tags | undefined, owner: string): boolean {
  return tags?.[OWNER_TAG] === owner;
}

/** The tags of something new. */
export function withMark(tags: Tags | undefined, owner: string): Tags {
  return { ...tags, [OWNER_TAG]: owner };
}

/** The steps after which something has the requested tags, and those that others have added. */
export function tagSteps(arn: string, actual: Tags = {}, { requested = {}, previous }: Tagging): TagStep[] {
  const added = Object.entries(requested).filter(([key, value]) => actual[key] !== value);
  const removed = Object.keys(previous ?? withoutReserved(actual)).filter(
    (key) => key in actual && !(key in requested),
  );
  return [
    ...(added.length > 0 ? [{ do: 'tag', arn, tags: Object.fromEntries(added) } as const] : []),
    ...removed.map((key) => ({ do: 'untag', arn, key }) as const),
  ];
}

function withoutReserved(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => key !== OWNER_TAG && !key.startsWith('aws:')));
}
