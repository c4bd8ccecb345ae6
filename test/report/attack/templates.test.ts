import { CfnParameter } from 'aws-cdk-lib';
import { CfnAnalysisTemplate, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { learned, TestRoom } from './room';

describe('a template of a membership in a collaboration that is not known', () => {
  test('can be of this one, and is not read', () => {
    const room = new TestRoom();
    const { advertiser } = room;
    const membership = new CfnMembership(advertiser, 'Other', {
      collaborationIdentifier: new CfnParameter(advertiser, 'Id').valueAsString,
      queryLogStatus: 'ENABLED',
    });
    const template = new CfnAnalysisTemplate(advertiser, 'Template', {
      name: 'reach',
      format: 'SQL',
      source: { text: 'SELECT uid FROM imp' },
      membershipIdentifier: membership.attrMembershipIdentifier,
    });
    room.table('publisher', 'imp', { allowedAnalyses: [template.attrArn] }, { columns: ['uid', 'salary'] });

    const report = room.report();

    expect(learned(report)).toEqual(['imp.salary CLEAR', 'imp.uid CLEAR']);
    expect(report.unknown.map(({ what }) => what)).toContain(
      'the text of the analysis template reach, which "imp" allows',
    );
  });
});
