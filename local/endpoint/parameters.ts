import { CloudFormationError } from '../cloudformation/errors';
import { generatedName } from '../cloudformation/inert';
import type { Properties, ResourceContext, ResourceProvider } from '../cloudformation/provider';
import type { Random } from '../cloudformation/random';

interface Parameter {
  readonly type: string;
  readonly value: string;
}

/** SSM parameters of all accounts and Regions. */
export class Parameters {
  private readonly all = new Map<string, Parameter>();

  find(account: string, region: string, name: string): Parameter | undefined {
    return this.all.get(`${account} ${region} ${name}`);
  }

  provider(random: Random): ResourceProvider {
    const put = (name: string, { Type, Value }: Properties, { account, region }: ResourceContext) => {
      const [type, value] = [String(Type), String(Value)];
      this.all.set(`${account} ${region} ${name}`, { type, value });
      const Arn = `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`;
      return { physicalId: name, attributes: { Arn, Type: type, Value: value } };
    };
    return {
      create: (properties, context) => {
        const name = typeof properties.Name === 'string' ? properties.Name : generatedName(context, random);
        if (this.find(context.account, context.region, name) !== undefined) {
          throw new CloudFormationError(`${name} already exists`);
        }
        return put(name, properties, context);
      },
      update: (name, properties, _previous, context) => put(name, properties, context),
      delete: (name, _properties, { account, region }) => {
        this.all.delete(`${account} ${region} ${name}`);
      },
    };
  }
}
