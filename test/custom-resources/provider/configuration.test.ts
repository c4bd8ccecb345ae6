import { App, NestedStack, PropertyInjectors, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { Construct, type IConstruct } from 'constructs';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIND_NAMES } from '../../../src/custom-resources/kinds';
import { type CleanRoomsHandlerOptions, CleanRoomsHandlers } from '../../../src/handlers/clean-rooms-handlers';
import { bundled } from '../support/bundled';
import { addEachKind, addKind } from '../support/each-kind';

const ENV = { account: '111111111111', region: 'us-east-1' };

beforeAll(bundled);

/** Where the custom resources are, and how to find the template of their functions. */
const PLACES: Readonly<Record<string, (app: App) => Stack>> = {
  'a stack': (app) => new Stack(app, 'Publisher', { env: ENV }),
  'a stack without an environment': (app) => new Stack(app, 'Publisher'),
  'a nested stack': (app) => new NestedStack(new Stack(app, 'Outer', { env: ENV }), 'Publisher'),
  'a stage': (app) => new Stack(new Stage(app, 'Production', { env: ENV }), 'Publisher'),
};

/** One stack with the custom resources of all kinds, configured before or after them. */
function templateWith(configure: (scope: IConstruct) => void, isBefore: boolean, place = PLACES['a stack']): Template {
  const app = new App();
  const stack = place?.(app) as Stack;
  if (isBefore) {
    configure(Stage.of(stack) as Stage);
  }
  addEachKind(stack);
  if (!isBefore) {
    configure(Stage.of(stack) as Stage);
  }
  return Template.fromStack(stack);
}

const EACH = KIND_NAMES.length;

describe.each([
  ['before', true],
  ['after', false],
])('what CustomResourceConfig sets %s the custom resources', (_, isBefore) => {
  describe.each(Object.entries(PLACES))('in %s', (_place, place) => {
    test('applies to the log group and the function of each kind, and adds no log group', () => {
      const template = templateWith(
        (scope) => {
          const config = CustomResourceConfig.of(scope);
          config.addLogRetentionLifetime(RetentionDays.ONE_WEEK);
          config.addRemovalPolicy(RemovalPolicy.DESTROY);
          config.addLambdaRuntime(Runtime.NODEJS_22_X);
        },
        isBefore,
        place,
      );

      const groups = template.findResources('AWS::Logs::LogGroup', {
        Properties: { RetentionInDays: 7 },
        DeletionPolicy: 'Delete',
      });
      expect(Object.keys(groups)).toHaveLength(EACH);
      template.resourceCountIs('AWS::Logs::LogGroup', EACH);
      template.resourcePropertiesCountIs('AWS::Lambda::Function', { Runtime: 'nodejs22.x' }, EACH);
      for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
        expect(Object.keys(groups)).toContain(Properties.LoggingConfig.LogGroup.Ref);
      }
    });
  });
});

test('tags of an app are tags of functions, roles and log groups', () => {
  const template = templateWith((scope) => Tags.of(scope).add('Team', 'Data'), true);

  for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::Logs::LogGroup']) {
    template.resourcePropertiesCountIs(type, { Tags: [{ Key: 'Team', Value: 'Data' }] }, EACH);
  }
});

test('what an app injects into log groups applies to those of handlers', () => {
  const template = templateWith(
    (scope) =>
      PropertyInjectors.of(scope).add({
        constructUniqueId: LogGroup.PROPERTY_INJECTION_ID,
        inject: (props) => ({ ...props, retention: RetentionDays.TEN_YEARS }),
      }),
    true,
  );

  template.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 3653 }, EACH);
});

test('a function is not configured otherwise by default', () => {
  const template = templateWith(() => undefined, true);

  template.allResourcesProperties('AWS::Lambda::Function', {
    KmsKeyArn: Match.absent(),
    ReservedConcurrentExecutions: Match.absent(),
    VpcConfig: Match.absent(),
  });
});

describe.each([
  ['before', true],
  ['after', false],
])('what CleanRoomsHandlers sets %s the custom resources', (_, isBefore) => {
  describe.each(Object.entries(PLACES))('in %s', (_place, place) => {
    test('applies to the function of each kind', () => {
      const template = templateWith(
        (scope) => CleanRoomsHandlers.of(scope).configure({ reservedConcurrentExecutions: 2, tags: { Team: 'Data' } }),
        isBefore,
        place,
      );

      template.resourcePropertiesCountIs('AWS::Lambda::Function', { ReservedConcurrentExecutions: 2 }, EACH);
      for (const type of ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::Logs::LogGroup']) {
        template.resourcePropertiesCountIs(type, { Tags: [{ Key: 'Team', Value: 'Data' }] }, EACH);
      }
    });
  });

  test('stays beside what CustomResourceConfig sets, in any order', () => {
    const ours = (scope: IConstruct) => CleanRoomsHandlers.of(scope).configure({ reservedConcurrentExecutions: 2 });
    const theirs = (scope: IConstruct) =>
      CustomResourceConfig.of(scope).addLogRetentionLifetime(RetentionDays.ONE_WEEK);

    for (const both of [
      [ours, theirs],
      [theirs, ours],
    ]) {
      const template = templateWith((scope) => both.forEach((one) => void one(scope)), isBefore);

      template.resourcePropertiesCountIs('AWS::Lambda::Function', { ReservedConcurrentExecutions: 2 }, EACH);
      template.resourcePropertiesCountIs('AWS::Logs::LogGroup', { RetentionInDays: 7 }, EACH);
      template.resourceCountIs('AWS::Logs::LogGroup', EACH);
    }
  });
});

describe('the nearest scope', () => {
  test('is decisive for each option, and later calls for its earlier ones', () => {
    const app = new App();
    const stage = new Stage(app, 'Production', { env: ENV });
    const stack = new Stack(stage, 'Publisher');
    const other = new Stack(stage, 'Other');
    addEachKind(stack);
    addEachKind(other);

    CleanRoomsHandlers.of(stack).configure({ reservedConcurrentExecutions: 3, tags: { Team: 'Near' } });
    CleanRoomsHandlers.of(stack).configure({ reservedConcurrentExecutions: 4 });
    CleanRoomsHandlers.of(app).configure({ reservedConcurrentExecutions: 5, tags: { Team: 'Far', Cost: '1' } });
    CleanRoomsHandlers.of(stage).configure({ tags: { Team: 'Middle' } });

    const tags = (Team: string) => [
      { Key: 'Cost', Value: '1' },
      { Key: 'Team', Value: Team },
    ];
    const functions = 'AWS::Lambda::Function';
    Template.fromStack(stack).allResourcesProperties(functions, {
      ReservedConcurrentExecutions: 4,
      Tags: tags('Near'),
    });
    Template.fromStack(other).allResourcesProperties(functions, {
      ReservedConcurrentExecutions: 5,
      Tags: tags('Middle'),
    });
  });

  test('replaces tags of Tags.of', () => {
    const template = templateWith((scope) => {
      Tags.of(scope).add('Team', 'All');
      CleanRoomsHandlers.of(scope).configure({ tags: { Team: 'Data' } });
    }, true);

    template.allResourcesProperties('AWS::Lambda::Function', { Tags: [{ Key: 'Team', Value: 'Data' }] });
  });

  test('is applied once, however often the app is synthesized', () => {
    const app = new App();
    const stack = new Stack(app, 'Publisher', { env: ENV });
    addEachKind(stack);
    CleanRoomsHandlers.of(app).configure({ vpc: new Vpc(stack, 'Vpc') });

    const [first, second] = [app.synth({ force: true }), app.synth({ force: true })].map(
      (assembly) => assembly.getStackByName('Publisher').template,
    );

    expect(second).toEqual(first);
  });
});

describe('the environment', () => {
  test('is merged, and keeps what the function needs', () => {
    const template = templateWith((app) => {
      CleanRoomsHandlers.of(app).configure({ environment: { AWS_USE_FIPS_ENDPOINT: 'true' } });
      CleanRoomsHandlers.of(app).configure({ environment: { AWS_USE_DUALSTACK_ENDPOINT: 'true' } });
    }, false);

    template.resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      {
        Environment: {
          Variables: {
            AWS_USE_FIPS_ENDPOINT: 'true',
            AWS_USE_DUALSTACK_ENDPOINT: 'true',
            STACK_ID: { Ref: 'AWS::StackId' },
          },
        },
      },
      EACH,
    );
  });

  test('fails for the variable that the function needs', () => {
    expect(() => CleanRoomsHandlers.of(new App()).configure({ environment: { STACK_ID: 'mine' } })).toThrow(
      'environment contains "STACK_ID"',
    );
  });
});

describe('in a VPC', () => {
  function withVpc(more: (stack: Stack, vpc: Vpc) => CleanRoomsHandlerOptions = () => ({})): Template {
    const stack = new Stack(new App(), 'Publisher', { env: ENV });
    addKind(stack, 'collaboration-member');
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
    CleanRoomsHandlers.of(stack).configure({ vpc, ...more(stack, vpc) });
    return Template.fromStack(stack);
  }

  test('a function is in the private subnets, and can reach port 443 only', () => {
    const template = withVpc();

    const [group = ''] = Object.keys(template.findResources('AWS::EC2::SecurityGroup'));
    const [{ Properties, DependsOn } = { Properties: {}, DependsOn: [] }] = Object.values(
      template.findResources('AWS::Lambda::Function'),
    );
    expect(Properties.VpcConfig.SecurityGroupIds).toEqual([{ 'Fn::GetAtt': [group, 'GroupId'] }]);
    expect(JSON.stringify(Properties.VpcConfig.SubnetIds)).toMatch(/PrivateSubnet1.*PrivateSubnet2/);
    // Before the first request, there is a way out.
    expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/PrivateSubnet1DefaultRoute/)]));
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }],
      SecurityGroupIngress: Match.absent(),
    });
  });

  test('Lambda can manage network interfaces, and the code of the function cannot', () => {
    const template = withVpc();

    const [role] = Object.values(template.findResources('AWS::IAM::Role')).filter(({ Properties }) =>
      JSON.stringify(Properties.AssumeRolePolicyDocument).includes('lambda'),
    );
    const { Statement } = role?.Properties.Policies[0].PolicyDocument ?? {};
    expect(Statement.slice(1)).toEqual([
      {
        Effect: 'Allow',
        Action: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: [
          'ec2:AssignPrivateIpAddresses',
          'ec2:CreateNetworkInterface',
          'ec2:DeleteNetworkInterface',
          'ec2:UnassignPrivateIpAddresses',
        ],
        Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:us-east-1:111111111111:*/*']] },
      },
      {
        Effect: 'Deny',
        Action: [
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSubnets',
          'ec2:AssignPrivateIpAddresses',
          'ec2:CreateNetworkInterface',
          'ec2:DeleteNetworkInterface',
          'ec2:UnassignPrivateIpAddresses',
        ],
        Resource: '*',
        Condition: { Null: { 'lambda:SourceFunctionArn': 'false' } },
      },
    ]);
    expect(role?.Metadata.cdk_nag.rules_to_suppress).toHaveLength(1);
  });

  test('subnets and security groups can be selected', () => {
    const template = withVpc((stack, vpc) => ({
      vpcSubnets: { subnets: vpc.privateSubnets.slice(0, 1) },
      securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-0123456789abcdef0')],
    }));

    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
    template.hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: {
        SubnetIds: [{ Ref: Match.stringLikeRegexp('PrivateSubnet1') }],
        SecurityGroupIds: ['sg-0123456789abcdef0'],
      },
    });
  });

  test('the subnets and security groups of a farther scope are not those of another VPC', () => {
    const app = new App();
    const stack = new Stack(app, 'Publisher', { env: ENV });
    addKind(stack, 'collaboration-member');
    const [far, near] = ['Far', 'Near'].map((id) => new Vpc(stack, id)) as [Vpc, Vpc];

    CleanRoomsHandlers.of(app).configure({ vpc: far, vpcSubnets: { subnets: far.privateSubnets.slice(0, 1) } });
    CleanRoomsHandlers.of(stack).configure({ vpc: near });

    const [{ Properties } = { Properties: {} }] = Object.values(
      Template.fromStack(stack).findResources('AWS::Lambda::Function'),
    );
    expect(JSON.stringify(Properties.VpcConfig.SubnetIds)).toMatch(/^((?!Far).)*$/);
    expect(JSON.stringify(Properties.VpcConfig.SubnetIds)).toMatch(/NearPrivateSubnet1.*NearPrivateSubnet2/);
  });
});

describe('keys', () => {
  test('encrypt logs, which the policy of the key then allows to the service', () => {
    const stack = new Stack(new App(), 'Publisher', { env: ENV });
    addEachKind(stack);
    CleanRoomsHandlers.of(stack).configure({ logEncryptionKey: new Key(stack, 'Key') });

    const template = Template.fromStack(stack);
    const [key = ''] = Object.keys(template.findResources('AWS::KMS::Key'));
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] } });
    const { Statement } = template.findResources('AWS::KMS::Key')[key]?.Properties.KeyPolicy ?? {};
    const partition = { Ref: 'AWS::Partition' };
    expect(Statement.slice(1)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: { 'Fn::Join': ['', ['logs.us-east-1.', { Ref: 'AWS::URLSuffix' }]] } },
        Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        Resource: '*',
        Condition: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': {
              'Fn::Join': ['', ['arn:', partition, ':logs:us-east-1:111111111111:log-group:*']],
            },
          },
        },
      },
    ]);
  });

  test('encrypt the environment, which the role can then decrypt', () => {
    const arn = 'arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555';
    const template = templateWith(
      (scope) =>
        CleanRoomsHandlers.of(scope).configure({ environmentEncryption: Key.fromKeyArn(keyScope(), 'Key', arn) }),
      true,
    );

    template.allResourcesProperties('AWS::Lambda::Function', { KmsKeyArn: arn });
    template.allResourcesProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: arn }]),
          },
        },
      ],
    });
  });

  function keyScope(): Stack {
    return new Stack(new App(), 'Keys', { env: ENV });
  }
});

describe('fails', () => {
  const stackWithVpc = () => {
    const stack = new Stack(new App(), 'Publisher', { env: ENV });
    return { stack, vpc: new Vpc(stack, 'Vpc') };
  };

  test('for a construct inside of a stack', () => {
    const inside = new Construct(new Stack(new App(), 'Publisher'), 'Inside');

    expect(() => CleanRoomsHandlers.of(inside)).toThrow(
      '"Publisher/Inside" is inside of the stack "Publisher"\n' +
        '    why: all custom resources of one kind in a stack share a function, which is a child of the stack\n' +
        '    fix: specify the stack, with Stack.of(scope)',
    );
  });

  test('for public subnets', () => {
    const { stack, vpc } = stackWithVpc();
    const options = { vpc, vpcSubnets: { subnetType: SubnetType.PUBLIC } };

    expect(() => CleanRoomsHandlers.of(stack).configure(options)).toThrow(
      'vpcSubnets selects public subnets of "Publisher/Vpc"',
    );
  });

  test.each([
    ['vpcSubnets', { vpcSubnets: { subnetType: SubnetType.PUBLIC } }],
    ['securityGroups', { securityGroups: [] }],
  ])('for %s without a VPC', (name, options) => {
    expect(() => CleanRoomsHandlers.of(new App()).configure(options)).toThrow(`${name} is specified without vpc`);
  });

  test.each([0, -1, 1.5, Number.NaN])('for %s reserved executions', (reservedConcurrentExecutions) => {
    expect(() => CleanRoomsHandlers.of(new App()).configure({ reservedConcurrentExecutions })).toThrow(
      `reservedConcurrentExecutions is ${Number.isNaN(reservedConcurrentExecutions) ? 'NaN' : reservedConcurrentExecutions}`,
    );
  });
});
