import { Stack } from 'aws-cdk-lib';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'RegionIsSupported',
  bad: (stack) => {
    const milan = new Stack(stack.node.root, 'Milan', { env: { account: '111111111111', region: 'eu-south-1' } });
    advertiserQueries(milan);
  },
  good: (stack) => {
    const dublin = new Stack(stack.node.root, 'Dublin', { env: { account: '111111111111', region: 'eu-west-1' } });
    advertiserQueries(dublin);
  },
});
