import type { DossierEvent } from '@samenpen/contracts';

const TYPES: readonly DossierEvent['type'][] = ['readers-may-comment', 'readers-may-not-comment', 'member-added', 'member-removed'];

/** Whether it changes what people may do in every section: what was read of them says otherwise. */
export const changesRights = (event: DossierEvent | null): boolean => event !== null && TYPES.includes(event.type);
