import type { ResourceProvider } from '../cloudformation/provider';
import { analysisTemplateProvider } from './providers/analysis-template';
import { associationProvider } from './providers/association';
import { collaborationProvider } from './providers/collaboration';
import { configuredTableProvider } from './providers/configured-table';
import { membershipProvider } from './providers/membership';
import { privacyBudgetTemplateProvider } from './providers/privacy-budget-template';
import type { CleanRoomsService } from './service';

/** The resource types of Clean Rooms for the CloudFormation engine, by name. */
export function cleanRoomsProviders(service: CleanRoomsService): { readonly [type: string]: ResourceProvider } {
  return {
    'AWS::CleanRooms::Collaboration': collaborationProvider(service),
    'AWS::CleanRooms::Membership': membershipProvider(service),
    'AWS::CleanRooms::ConfiguredTable': configuredTableProvider(service),
    'AWS::CleanRooms::ConfiguredTableAssociation': associationProvider(service),
    'AWS::CleanRooms::AnalysisTemplate': analysisTemplateProvider(service),
    'AWS::CleanRooms::PrivacyBudgetTemplate': privacyBudgetTemplateProvider(service),
  };
}
