import { CloudFormationError } from '../cloudformation/errors';
import { generatedName } from '../cloudformation/inert';
import type { ResourceContext, ResourceProvider } from '../cloudformation/provider';
import type { Random } from '../cloudformation/random';

export interface Bucket {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly objects: Map<string, Buffer>;
}

/** All buckets of all accounts: their names are shared. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();

  find(name: string): Bucket | undefined {
    return this.byName.get(name);
  }

  /** The object that an `s3://`-like web address names, in path style or with the bucket in the host name. */
  read(url: string): Buffer {
    const { hostname, pathname } = new URL(url);
    const virtual = /^(.+)\.(s3[.-][^/]*amazonaws\.com|localhost)$/.exec(hostname)?.[1];
    const path = decodeURIComponent(pathname.slice(1));
    const [bucket = '', key = ''] =
      virtual === undefined ? [path.slice(0, path.indexOf('/')), path.slice(path.indexOf('/') + 1)] : [virtual, path];
    return this.object(bucket, key);
  }

  object(bucket: string, key: string): Buffer {
    const object = this.byName.get(bucket)?.objects.get(key);
    if (object === undefined) {
      const code = this.byName.has(bucket) ? 'NoSuchKey' : 'NoSuchBucket';
      throw new CloudFormationError(`S3 error: ${code}: ${bucket}/${key}`);
    }
    return object;
  }

  provider(random: Random): ResourceProvider {
    const made = (name: string, { region }: ResourceContext) => ({
      physicalId: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
        WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
      },
    });
    return {
      create: ({ BucketName }, context) => {
        const name = typeof BucketName === 'string' ? BucketName : generatedName(context, random, 63).toLowerCase();
        if (this.byName.has(name)) {
          throw new CloudFormationError(`${name} already exists`);
        }
        const { account, region } = context;
        this.byName.set(name, { name, account, region, objects: new Map() });
        return made(name, context);
      },
      update: (name, _properties, _previous, context) => made(name, context),
      delete: (name) => {
        if ((this.byName.get(name)?.objects.size ?? 0) > 0) {
          throw new CloudFormationError(`The bucket you tried to delete is not empty: ${name}`);
        }
        this.byName.delete(name);
      },
    };
  }
}
