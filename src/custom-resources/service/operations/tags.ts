import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';

interface Target {
  readonly resourceArn: string;
}

type Tags = Readonly<Record<string, string>>;

const TAGS = '/tags/{resourceArn}';

export const ListTagsForResource: Operation<Target, { readonly tags: Tags }> = {
  service: CLEAN_ROOMS,
  name: 'ListTagsForResource',
  method: 'GET',
  path: TAGS,
  repeatable: true,
  reads: ['tags'],
};

export const TagResource: Operation<Target & { readonly tags: Tags }, object> = {
  service: CLEAN_ROOMS,
  name: 'TagResource',
  method: 'POST',
  path: TAGS,
  body: ['tags'],
  repeatable: true,
  reads: [],
};

/** Removes one tag: a request can repeat the parameter, of which handlers use only one. */
export const UntagResource: Operation<Target & { readonly tagKeys: string }, object> = {
  service: CLEAN_ROOMS,
  name: 'UntagResource',
  method: 'DELETE',
  path: TAGS,
  query: ['tagKeys'],
  repeatable: true,
  reads: [],
};
