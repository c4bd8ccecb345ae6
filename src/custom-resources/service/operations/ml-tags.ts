import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS_ML } from '../clean-rooms-ml';

const TAGS = '/tags/{resourceArn}';

export const TagResource: Operation<
  { readonly resourceArn: string; readonly tags: Readonly<Record<string, string>> },
  object
> = {
  service: CLEAN_ROOMS_ML,
  name: 'TagResource',
  method: 'POST',
  path: TAGS,
  body: ['tags'],
  repeatable: true,
  reads: [],
};

/** Removes one tag: a request can repeat the parameter, of which handlers use only one. */
export const UntagResource: Operation<{ readonly resourceArn: string; readonly tagKeys: string }, object> = {
  service: CLEAN_ROOMS_ML,
  name: 'UntagResource',
  method: 'DELETE',
  path: TAGS,
  query: ['tagKeys'],
  repeatable: true,
  reads: [],
};
