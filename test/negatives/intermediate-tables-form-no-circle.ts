import { negative } from '../support/negative';
import { daily, publisherWithSales } from '../support/rooms';

export default negative({
  rule: 'IntermediateTablesFormNoCircle',
  bad: (stack) => {
    daily(stack, publisherWithSales(stack), 'SELECT city FROM sales JOIN daily USING (city)');
  },
  good: (stack) => {
    daily(stack, publisherWithSales(stack), 'SELECT city FROM sales');
  },
});
