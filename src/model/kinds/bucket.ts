import { kind } from '../kind';

/** A bucket: nothing of it is judged but which one it is. */
export const bucket = kind({ type: 'AWS::S3::Bucket', read: () => ({}), links: {} });
