import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { negative } from '../support/negative';

export default negative({
  rule: 'ModelKeyIgnoresContext',
  bad: (stack) => {
    const key = new Key(stack, 'Key');
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'],
        principals: [new ServicePrincipal('cleanrooms-ml.amazonaws.com')],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      }),
    );
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::111111111111:role/Models',
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
      kmsKeyArn: key.keyArn,
    });
  },
  good: (stack) => {
    const key = new Key(stack, 'Key');
    key.addToResourcePolicy(
      new PolicyStatement({
        actions: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'],
        principals: [new ServicePrincipal('cleanrooms-ml.amazonaws.com')],
        resources: ['*'],
      }),
    );
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::111111111111:role/Models',
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
      kmsKeyArn: key.keyArn,
    });
  },
});
