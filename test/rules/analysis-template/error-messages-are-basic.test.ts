import { errorMessagesAreBasic } from '../../../src/rules/analysis-template/error-messages-are-basic';
import { job, known, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(errorMessagesAreBasic, {
  fires: [
    {
      name: 'messages are detailed',
      subject: () => job(undefined, { errorMessageType: known('DETAILED') }),
      violations: [
        {
          severity: 'warning',
          what: '"Train" returns detailed error messages',
          fix: 'remove `errorMessageType`, or acknowledge this finding for development and tests',
          property: 'ErrorMessageConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'messages are basic', subject: () => job(undefined) },
    { name: 'the template is in SQL', subject: () => template(undefined, 'SELECT 1') },
    {
      name: 'messages are of a type of the future',
      subject: () => job(undefined, { errorMessageType: known('FULL') }),
    },
  ],
  unknown: [{ name: 'the type is a token', subject: () => job(undefined, { errorMessageType: UNKNOWN }) }],
});
