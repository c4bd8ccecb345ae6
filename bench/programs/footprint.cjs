/**
 * Synthesises a stack with a custom resource, once and again, and prints how many resources that takes and where the code
 * of their functions lies. Arguments: a kind of below, and an output folder.
 */
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { App, CustomResource, Stack } = require('aws-cdk-lib');
const { PolicyStatement } = require('aws-cdk-lib/aws-iam');
const { Code, Function: LambdaFunction, Runtime } = require('aws-cdk-lib/aws-lambda');
const { AwsCustomResource, AwsCustomResourcePolicy, Provider } = require('aws-cdk-lib/custom-resources');
const { Collaboration, CollaborationMember } = require('../../lib');

const COLLABORATION = '11111111-2222-3333-4444-555555555555';
const CREATOR = '111111111111';
const ARN = `arn:aws:cleanrooms:us-east-1:${CREATOR}:collaboration/${COLLABORATION}`;

/** Each prepares a stack, and gives what adds one more resource. */
const KINDS = {
  member(stack) {
    const attributes = { collaborationId: COLLABORATION, creatorAccountId: CREATOR };
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Collaboration', attributes);
    return (id, accountId) => new CollaborationMember(stack, id, { collaboration, accountId, displayName: id });
  },
  sdkCall(stack) {
    return (id, accountId) => {
      const parameters = { collaborationIdentifier: COLLABORATION, accountId };
      new AwsCustomResource(stack, id, {
        onDelete: { service: 'cleanrooms', action: 'DeleteMember', parameters },
        installLatestAwsSdk: false,
        policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: [ARN] }),
      });
    };
  },
  provider(stack) {
    return usesOf(stack, new Provider(stack, 'Provider', { onEventHandler: handlerIn(stack, 'OnEvent') }));
  },
  waitingProvider(stack) {
    const handlers = {
      onEventHandler: handlerIn(stack, 'OnEvent'),
      isCompleteHandler: handlerIn(stack, 'IsComplete'),
    };
    return usesOf(stack, new Provider(stack, 'Provider', handlers));
  },
};

/** The framework needs functions that do the work. These have the role for it, and the least code that there can be. */
function handlerIn(stack, id) {
  return new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({});'),
    initialPolicy: [new PolicyStatement({ actions: ['cleanrooms:DeleteMember'], resources: [ARN] })],
  });
}

function usesOf(stack, { serviceToken }) {
  return (id, accountId) => new CustomResource(stack, id, { serviceToken, properties: { accountId } });
}

const [kind, outdir] = process.argv.slice(2);
const [first, second] = [synthesize(1), synthesize(2)];
console.log(JSON.stringify({ first: first.resources, further: second.resources - first.resources, ...first.code }));

function synthesize(count) {
  const app = new App({ outdir: join(outdir, String(count)), analyticsReporting: false });
  const stack = new Stack(app, 'Stack', { env: { account: CREATOR, region: 'us-east-1' } });
  const add = KINDS[kind](stack);
  for (let n = 1; n <= count; n++) {
    add(`Member${n}`, `${n}`.padStart(12, '9'));
  }
  const { template } = app.synth().getStackByName('Stack');
  const resources = Object.values(template.Resources);
  return { resources: resources.length, code: codeOf(resources, app.outdir) };
}

/** Of several functions with the same asset, the code counts once. What is written in the template is not counted. */
function codeOf(resources, folder) {
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const bundled = functions.filter(({ Properties }) => Properties.Code.S3Key);
  const folders = bundled.map(({ Properties }) => join(folder, `asset.${Properties.Code.S3Key.replace('.zip', '')}`));
  const [file] = bundled[0].Properties.Handler.split('.');
  const bytes = [...new Set(folders)].reduce((sum, asset) => sum + bytesIn(asset), 0);
  return { functions: functions.length, bytes, entry: join(folders[0], `${file}.js`) };
}

function bytesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)));
  return files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0);
}
