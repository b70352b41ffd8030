import type { DossierEvent } from '@samenpen/contracts';

/** Whether it changes what people may do in every section: what was read of them says otherwise. */
export const changesRights = (event: DossierEvent | null): boolean => event?.type === 'readers-may-comment' || event?.type === 'readers-may-not-comment';
