import { Fn } from 'aws-cdk-lib';
import { CfnAnalysisTemplate, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  AnalysisTemplate,
  Collaboration,
  JobResultOutput,
  Membership,
  MembershipGrants,
  ResultOutput,
} from '../../src';
import { grantedTo, inMembership, line, ofMembers, TABLES, TEMPLATES } from '../support/granted';
import { ADVERTISER, AN_ID, ANOTHER_ID, collaborationOfOne, PUBLISHER, REGION } from '../support/two-companies';

type Method = Exclude<keyof MembershipGrants, 'actions'>;

const SELF = {
  arn: `\${Membership.Arn}`,
  id: `\${Membership.MembershipIdentifier}`,
  collaboration: `\${Membership.CollaborationArn}`,
};

/** The statements of each method without those for results, by what identifies the membership and its collaboration. */
function statementsOf(method: Method, { arn, id, collaboration }: typeof SELF): string[] {
  const reads = (tables: readonly string[]) => [
    line('cleanrooms:GetSchema', [collaboration, ...tables]),
    line('cleanrooms:GetCollaborationAnalysisTemplate', [collaboration, TEMPLATES]),
  ];
  const ofJobs = [ofMembers('configuredtableassociation'), ofMembers('intermediatetable')];
  const pass = line('cleanrooms:PassMembership', arn);
  const [channels, models, jobs] = ['ml-input-channel', 'trained-model', 'trained-model-inference-job'].map((kind) =>
    inMembership(id, kind),
  );
  const all: Readonly<Record<Method, string[]>> = {
    startQuery: [
      line('cleanrooms:StartProtectedQuery', [arn, ...TABLES, TEMPLATES]),
      line('cleanrooms:GetProtectedQuery', arn),
      ...reads(TABLES),
    ],
    cancelQuery: [line('cleanrooms:UpdateProtectedQuery', arn)],
    startJob: [
      line('cleanrooms:StartProtectedJob', [arn, ...ofJobs, TEMPLATES]),
      line('cleanrooms:GetProtectedJob', arn),
      ...reads(ofJobs),
    ],
    cancelJob: [line('cleanrooms:UpdateProtectedJob', arn)],
    read: [
      line(
        [
          'cleanrooms:GetMembership',
          'cleanrooms:GetProtectedQuery',
          'cleanrooms:ListProtectedQueries',
          'cleanrooms:GetProtectedJob',
          'cleanrooms:ListProtectedJobs',
        ],
        arn,
      ),
    ],
    readPrivacyBudgets: [
      line('cleanrooms:ListPrivacyBudgets', arn),
      line('cleanrooms:ListCollaborationPrivacyBudgets', collaboration),
    ],
    readModels: [
      line('cleanrooms-ml:GetMLInputChannel', channels),
      line('cleanrooms-ml:GetTrainedModel', models),
      line('cleanrooms-ml:GetTrainedModelInferenceJob', jobs),
      line(
        [
          'cleanrooms-ml:ListMLInputChannels',
          'cleanrooms-ml:ListTrainedModels',
          'cleanrooms-ml:ListTrainedModelVersions',
          'cleanrooms-ml:ListTrainedModelInferenceJobs',
        ],
        '*',
      ),
      pass,
    ],
    exportModels: [
      line(
        ['cleanrooms-ml:StartTrainedModelExportJob', 'cleanrooms-ml:ListCollaborationTrainedModelExportJobs'],
        models,
      ),
      pass,
      line('cleanrooms:PassCollaboration', collaboration),
    ],
    cancelModels: [
      line('cleanrooms-ml:CancelTrainedModel', models),
      line('cleanrooms-ml:CancelTrainedModelInferenceJob', jobs),
      pass,
    ],
    deleteModelData: [
      line('cleanrooms-ml:DeleteMLInputChannelData', channels),
      line('cleanrooms-ml:DeleteTrainedModelOutput', models),
      pass,
    ],
  };
  return all[method];
}

const METHODS: readonly Method[] = [
  'startQuery',
  'cancelQuery',
  'startJob',
  'cancelJob',
  'read',
  'readPrivacyBudgets',
  'readModels',
  'exportModels',
  'cancelModels',
  'deleteModelData',
];

describe.each(METHODS)('%s', (method) => {
  test('is for a membership of the app', () => {
    const statements = grantedTo((stack, role) => {
      const membership = new Membership(stack, 'Membership', { collaboration: collaborationOfOne(stack) });
      membership.grants[method](role);
    });

    expect(statements).toEqual(statementsOf(method, SELF));
  });

  test('is for an L1', () => {
    const statements = grantedTo((stack, role) => {
      const membership = new CfnMembership(stack, 'Membership', {
        collaborationIdentifier: AN_ID,
        queryLogStatus: 'DISABLED',
      });
      MembershipGrants.fromMembership(membership)[method](role);
    });

    expect(statements).toEqual(statementsOf(method, { ...SELF, id: `\${Membership}` }));
  });

  test('is for an imported membership, of which only the ID is known', () => {
    const statements = grantedTo((stack, role) => {
      Membership.fromMembershipId(stack, 'Membership', AN_ID).grants[method](role);
    });

    expect(statements).toEqual(
      statementsOf(method, {
        id: AN_ID,
        arn: `arn:\${AWS::Partition}:cleanrooms:${REGION}:${PUBLISHER}:membership/${AN_ID}`,
        collaboration: `arn:\${AWS::Partition}:cleanrooms:${REGION}:*:collaboration/*`,
      }),
    );
  });

  test('is for an imported membership whose collaboration is known', () => {
    const collaborationArn = `arn:aws:cleanrooms:${REGION}:${ADVERTISER}:collaboration/${ANOTHER_ID}`;
    const statements = grantedTo((stack, role) => {
      const collaboration = Collaboration.fromCollaborationArn(stack, 'Collaboration', collaborationArn);
      const attrs = { membershipId: AN_ID, collaboration };
      Membership.fromMembershipAttributes(stack, 'Membership', attrs).grants[method](role);
    });

    expect(statements).toEqual(
      statementsOf(method, {
        id: AN_ID,
        arn: `arn:\${AWS::Partition}:cleanrooms:${REGION}:${PUBLISHER}:membership/${AN_ID}`,
        collaboration: collaborationArn,
      }),
    );
  });

  test('passes an unknown ID through', () => {
    const statements = grantedTo((stack, role) => {
      Membership.fromMembershipId(stack, 'Membership', Fn.ref('MembershipId')).grants[method](role);
    });

    expect(statements).toEqual(
      statementsOf(method, {
        id: `\${MembershipId}`,
        arn: `arn:\${AWS::Partition}:cleanrooms:${REGION}:${PUBLISHER}:membership/\${MembershipId}`,
        collaboration: `arn:\${AWS::Partition}:cleanrooms:${REGION}:*:collaboration/*`,
      }),
    );
  });
});

test('a collaboration whose creator is unknown is identified by its ID', () => {
  const statements = grantedTo((stack, role) => {
    const collaboration = Collaboration.fromCollaborationId(stack, 'Collaboration', ANOTHER_ID);
    const attrs = { membershipId: AN_ID, collaboration };
    Membership.fromMembershipAttributes(stack, 'Membership', attrs).grants.exportModels(role);
  });

  expect(statements).toContain(
    line('cleanrooms:PassCollaboration', `arn:\${AWS::Partition}:cleanrooms:${REGION}:*:collaboration/${ANOTHER_ID}`),
  );
});

test('a membership of another account and Region is identified by its ARN', () => {
  const membershipArn = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;
  const statements = grantedTo((stack, role) => {
    Membership.fromMembershipArn(stack, 'Membership', membershipArn).grants.cancelModels(role);
  });

  expect(statements).toEqual([
    line(
      'cleanrooms-ml:CancelTrainedModel',
      `arn:\${AWS::Partition}:cleanrooms-ml:eu-west-1:${ADVERTISER}:membership/${AN_ID}/trained-model/*`,
    ),
    line(
      'cleanrooms-ml:CancelTrainedModelInferenceJob',
      `arn:\${AWS::Partition}:cleanrooms-ml:eu-west-1:${ADVERTISER}:membership/${AN_ID}/trained-model-inference-job/*`,
    ),
    line('cleanrooms:PassMembership', membershipArn),
  ]);
});

describe('the analysis templates that can run', () => {
  const REACH = `arn:aws:cleanrooms:${REGION}:${ADVERTISER}:membership/${AN_ID}/analysistemplate/${ANOTHER_ID}`;
  const METHOD = { startQuery: 'StartProtectedQuery', startJob: 'StartProtectedJob' } as const;

  test.each(['startQuery', 'startJob'] as const)('of %s can be some, of any member', (method) => {
    const [all, some] = [false, true].map((isLimited) =>
      grantedTo((stack, role) => {
        const membership = new Membership(stack, 'Membership', { collaboration: collaborationOfOne(stack) });
        const own = new CfnAnalysisTemplate(stack, 'Own', {
          name: 'own',
          format: 'SQL',
          membershipIdentifier: membership.membershipId,
          source: { text: 'SELECT 1' },
        });
        const partner = AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Reach', REACH);
        membership.grants[method](role, isLimited ? { analysisTemplates: [own, partner] } : undefined);
      }),
    );

    // Only the pattern for templates has changed, in the permission to start them and in that to read them.
    expect(some).toEqual(all?.map((statement) => statement.replace(TEMPLATES, `\${Own.Arn} ${REACH}`)));
    expect(some?.filter((statement) => statement.includes(REACH)).map((statement) => statement.split(' ')[0])).toEqual([
      `cleanrooms:${METHOD[method]}`,
      'cleanrooms:GetCollaborationAnalysisTemplate',
    ]);
  });

  test.each<readonly [string, unknown, string]>([
    ['an empty list', { analysisTemplates: [] }, 'the principal could run no analysis template'],
    ['an ARN', { analysisTemplates: [REACH] }, 'analysisTemplates[0] is'],
    ['no list', { analysisTemplates: REACH }, 'analysisTemplates is'],
  ])('cannot be %s', (_what, options, message) => {
    for (const method of ['startQuery', 'startJob'] as const) {
      expect(() =>
        grantedTo((stack, role) => {
          Membership.fromMembershipId(stack, 'Membership', AN_ID).grants[method](role, options as never);
        }),
      ).toThrow(message);
    }
  });
});

describe('actions', () => {
  test('are for the membership itself', () => {
    const statements = grantedTo((stack, role) => {
      const membership = new Membership(stack, 'Membership', { collaboration: collaborationOfOne(stack) });
      membership.grants.actions(role, ['cleanrooms:PreviewPrivacyImpact', 'cleanrooms:ListPrivacyBudgets']);
    });

    expect(statements).toEqual([
      line(['cleanrooms:PreviewPrivacyImpact', 'cleanrooms:ListPrivacyBudgets'], `\${Membership.Arn}`),
    ]);
  });

  test.each<unknown>(['nonsense', [7], [], ['GetMembership'], ['']])('fails for %j', (actions) => {
    expect(() =>
      grantedTo((stack, role) => {
        Membership.fromMembershipId(stack, 'Membership', AN_ID).grants.actions(role, actions as string[]);
      }),
    ).toThrow('membershipGrants.actions: actions');
  });
});

describe('the results', () => {
  const OWNER = { StringEquals: { 'aws:ResourceAccount': PUBLISHER } };
  const below = (prefix: string) => [
    line('s3:GetBucketLocation', `\${Results.Arn}`, OWNER),
    line('s3:ListBucket', `\${Results.Arn}`, { ...OWNER, StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } }),
    line('s3:GetObject', `\${Results.Arn}/${prefix}/*`, OWNER),
  ];
  const decrypt = (key: string) => line('kms:Decrypt', key, { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } });

  /** What a role can do that starts queries or jobs, after the four statements of the service. */
  function readable(method: 'startQuery' | 'startJob', facade: (membership: Membership) => MembershipGrants): string[] {
    return grantedTo((stack, role) => {
      const bucket = new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS });
      const membership = new Membership(stack, 'Membership', {
        collaboration: collaborationOfOne(stack),
        resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'queries' }),
        jobResultOutput: JobResultOutput.s3(bucket, { keyPrefix: '/jobs/' }),
      });
      facade(membership)[method](role);
    }).slice(4);
  }

  test.each([
    ['startQuery', 'queries'],
    ['startJob', 'jobs'],
  ] as const)('of %s can be read below their key prefix', (method, prefix) => {
    const expected = [...below(prefix), decrypt(`\${ResultsKey.Arn}`)];

    expect(readable(method, ({ grants }) => grants)).toEqual(expected);
    expect(readable(method, (membership) => MembershipGrants.fromMembership(membership))).toEqual(expected);
  });

  test('are not read by other methods, nor found at an L1', () => {
    const statements = grantedTo((stack, role) => {
      const bucket = new Bucket(stack, 'Results');
      const membership = new Membership(stack, 'Membership', {
        collaboration: collaborationOfOne(stack),
        resultOutput: ResultOutput.s3(bucket),
      });
      membership.grants.read(role);
      membership.grants.cancelQuery(role);
      membership.grants.startJob(role);
      MembershipGrants.fromMembership(membership.node.defaultChild as CfnMembership).startQuery(role);
    });

    expect(statements.filter((statement) => /s3:|kms:/.test(statement))).toEqual([]);
  });

  test('in the root of an imported bucket can be read with the key that is specified', () => {
    const keyArn = `arn:aws:kms:${REGION}:${PUBLISHER}:key/${AN_ID}`;
    const statements = grantedTo((stack, role) => {
      const membership = new Membership(stack, 'Membership', {
        collaboration: collaborationOfOne(stack),
        resultOutput: ResultOutput.s3(Bucket.fromBucketName(stack, 'Results', 'results'), {
          encryptionKey: Key.fromKeyArn(stack, 'Key', keyArn),
        }),
      });
      membership.grants.startQuery(role);
    });

    const bucketArn = `arn:\${AWS::Partition}:s3:::results`;
    expect(statements.slice(4)).toEqual([
      line(['s3:GetBucketLocation', 's3:ListBucket'], bucketArn, OWNER),
      line('s3:GetObject', `${bucketArn}/*`, OWNER),
      decrypt(keyArn),
    ]);
  });
});
