import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { negative } from '../support/negative';
import { codeIn, jobRunner } from '../support/rooms';

export default negative({
  rule: 'CodeRoleCanReadCode',
  bad: (stack) => {
    const bucket = new Bucket(stack, 'Code', { versioned: true });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('jobs/*')],
      }),
    );
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn(bucket.bucketName, role.roleArn),
      schema: { referencedTables: ['sales'] },
    });
  },
  good: (stack) => {
    const bucket = new Bucket(stack, 'Code', { versioned: true });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [bucket.arnForObjects('jobs/*')],
      }),
    );
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn(bucket.bucketName, role.roleArn),
      schema: { referencedTables: ['sales'] },
    });
  },
});
