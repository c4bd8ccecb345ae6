import { Stack } from 'aws-cdk-lib';
import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AdditionalAnalyses,
  AllowedAnalyses,
  AnalysisRule,
  Membership,
  OutputProtection,
  ResultOutput,
} from '../../src';
import { negative } from '../support/negative';
import { advertiserTrains, lakeTable, lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'SomeTableAllowsModel',
  bad: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const collaboration = advertiserTrains(stack);
    const membership = new Membership(stack, 'Membership', { collaboration });
    new Membership(partner, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
    });
    const analysisRule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.comparisons({ withColumns: ['user_id'] }),
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', analysisRule),
      allowedAdditionalAnalyses: [
        'arn:aws:cleanrooms:us-east-1:111111111111:membership/*/configuredaudiencemodelassociation/*',
      ],
    });
  },
  good: (stack) => {
    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    const collaboration = advertiserTrains(stack);
    const membership = new Membership(stack, 'Membership', { collaboration });
    new Membership(partner, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });
    const model = new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: membership.membershipId,
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
    });
    const analysisRule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.comparisons({ withColumns: ['user_id'] }),
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', analysisRule),
      allowedAdditionalAnalyses: [model.attrConfiguredModelAlgorithmAssociationArn],
    });
  },
});
