import type { ResourceProvider } from '../cloudformation/provider';
import { analysisTemplateProvider } from './providers/analysis-template';
import { associationProvider } from './providers/association';
import { collaborationProvider } from './providers/collaboration';
import { configuredTableProvider } from './providers/configured-table';
import { entityResolutionProviders } from './providers/entity-resolution';
import { idMappingTableProvider } from './providers/id-mapping-table';
import { idNamespaceAssociationProvider } from './providers/id-namespace-association';
import { intermediateTableProvider } from './providers/intermediate-table';
import { membershipProvider } from './providers/membership';
import { privacyBudgetTemplateProvider } from './providers/privacy-budget-template';
import type { CleanRoomsService } from './service';

/** The resource types of Clean Rooms, and of what it reads, for the CloudFormation engine, by name. */
export function cleanRoomsProviders(service: CleanRoomsService): { readonly [type: string]: ResourceProvider } {
  return {
    'AWS::CleanRooms::Collaboration': collaborationProvider(service),
    'AWS::CleanRooms::Membership': membershipProvider(service),
    'AWS::CleanRooms::ConfiguredTable': configuredTableProvider(service),
    'AWS::CleanRooms::ConfiguredTableAssociation': associationProvider(service),
    'AWS::CleanRooms::AnalysisTemplate': analysisTemplateProvider(service),
    'AWS::CleanRooms::PrivacyBudgetTemplate': privacyBudgetTemplateProvider(service),
    'AWS::CleanRooms::IdNamespaceAssociation': idNamespaceAssociationProvider(service),
    'AWS::CleanRooms::IdMappingTable': idMappingTableProvider(service),
    'AWS::CleanRooms::IntermediateTable': intermediateTableProvider(service),
    ...entityResolutionProviders(service.entityResolution),
  };
}
