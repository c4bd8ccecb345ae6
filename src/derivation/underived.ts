import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { inLanguageOfApp } from '../private/language';
import { Note } from '../private/note';
import { code, type Text, text } from '../private/text';

const REPORTED = new Note('Underived');

/**
 * Reports once for each membership that its collaboration is not known. What is not known of a collaboration is reported
 * with the collaboration, and what this means for the collaboration analysis rule of a table on its association: by a
 * rule, or by the functions below.
 */
export function reportUnknownCollaboration(membership: IConstruct): void {
  report(
    membership,
    text`the collaboration is not known, so nothing is checked against it, the accepted payments are not derived, and the
      roles of tables without ${code('partnerMemberships')} trust Clean Rooms for memberships of any account; import the
      collaboration with ${code('Collaboration.fromCollaborationAttributes')} and its ${code('members')}, and specify
      ${code('collaboration')} of an imported membership`,
  );
}

/** Reports that an association has no collaboration analysis rule, because too little is known about its table. */
export function reportUnknownRule(association: IConstruct): void {
  report(
    association,
    text`the analysis rule of the imported table or the result receivers are not known, so no collaboration analysis rule
      is derived; import the table with ${code('analysisRuleType')}, and specify ${code('resultReceivers')}`,
  );
}

/** Reports that the collaboration analysis rule of an association lacks the result receivers, which are not known. */
export function reportUnknownReceivers(association: IConstruct): void {
  report(
    association,
    text`the members of the collaboration are not known, so the collaboration analysis rule has no result receivers;
      specify ${code('resultReceivers')}`,
  );
}

function report(construct: IConstruct, message: Text): void {
  if (!REPORTED.isOn(construct)) {
    REPORTED.write(construct, true);
    Annotations.of(construct).addInfo(inLanguageOfApp(message));
  }
}
