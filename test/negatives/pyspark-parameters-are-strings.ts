import { negative } from '../support/negative';
import { jobRunner, trainingJob } from '../support/rooms';

export default negative({
  rule: 'PysparkParametersAreStrings',
  bad: (stack) => {
    trainingJob(stack, jobRunner(stack), 'INTEGER');
  },
  good: (stack) => {
    trainingJob(stack, jobRunner(stack), 'STRING');
  },
});
