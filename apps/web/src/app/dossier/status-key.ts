import type { DossierStatus, SectionStatus } from '@samenpen/contracts';
import type { TextKey } from '../words/text-key';

/** Key of the word for a section state. */
export const statusKey = (status: SectionStatus): TextKey => `status.${status}`;

/** Key of the word for a dossier state. */
export const dossierStatusKey = (status: DossierStatus): TextKey => `dossierStatus.${status}`;
