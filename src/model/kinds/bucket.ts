import { kind } from '../kind';

/** A bucket, which has no facts and is only the target of references. */
export const bucket = kind({ type: 'AWS::S3::Bucket', read: () => ({}), links: {} });
