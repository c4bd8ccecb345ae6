import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { AudienceModel, ConfiguredAudienceModel, ConfiguredAudienceModelAssociation } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-configured-audience-model-association');
const model = new ConfiguredAudienceModel(stack, 'Viewers', {
  audienceModel: AudienceModel.fromAudienceModelArn(
    stack,
    'Trained',
    process.env.CLEANROOMS_AUDIENCE_MODEL_ARN ?? 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4',
  ),
  bucket: new Bucket(stack, 'Audiences', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  }),
});
new ConfiguredAudienceModelAssociation(stack, 'Association', { membership: stack.membership, model });
new IntegTest(app, 'ConfiguredAudienceModelAssociationTest', { testCases: [stack] });
