import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AnalysisSource, AnalysisTemplate, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, bothReceive, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TemplateTablesShareReceiver',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: bothReceive(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()), resultReceivers: ['111111111111'] });
    membership.associate('Users', { table: lakeTable(stack, 'Users', anyQuery()), resultReceivers: ['222222222222'] });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT sales.user_id) FROM sales JOIN users USING (user_id)'),
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: bothReceive(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', anyQuery()), resultReceivers: ['111111111111'] });
    membership.associate('Users', {
      table: lakeTable(stack, 'Users', anyQuery()),
      resultReceivers: ['111111111111', '222222222222'],
    });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT sales.user_id) FROM sales JOIN users USING (user_id)'),
    });
  },
});
