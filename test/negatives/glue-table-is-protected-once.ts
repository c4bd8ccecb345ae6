import { AllowedAnalyses, AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'GlueTableIsProtectedOnce',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rows = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      disallowedOutputColumns: ['user_id'],
    });
    // Both tables read the AWS Glue table "sales".
    membership.associate('Groups', { table: lakeTable(stack, 'GroupsTable', anyQuery()), associationName: 'groups' });
    membership.associate('Rows', { table: lakeTable(stack, 'RowsTable', rows), associationName: 'rows' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Groups', { table: lakeTable(stack, 'GroupsTable', anyQuery()), associationName: 'groups' });
  },
});
