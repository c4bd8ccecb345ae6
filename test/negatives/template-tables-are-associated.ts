import { Stack } from 'aws-cdk-lib';
import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TemplateTablesAreAssociated',
  bad: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    publisher.associate('Impressions', { table: lakeTable(stack, 'Impressions', anyQuery()) });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new AnalysisTemplate(partner, 'Reach', {
      membership: new Membership(partner, 'Membership', { collaboration: ads }),
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM impresions'),
    });
  },
  good: (stack) => {
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Membership', { collaboration: ads });
    publisher.associate('Impressions', { table: lakeTable(stack, 'Impressions', anyQuery()) });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new AnalysisTemplate(partner, 'Reach', {
      membership: new Membership(partner, 'Membership', { collaboration: ads }),
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM impressions'),
    });
  },
});
